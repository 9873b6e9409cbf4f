package io.hindcast.instrumentations.executors;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.ObjectName;

/** How many objects of each class can be reached in this JVM. */
final class HeapWalk {
  private HeapWalk() {}

  /**
   * Collects garbage, walks the heap and counts.
   *
   * @param classes a regular expression for the names of the classes that matter
   */
  static Map<String, Long> instances(String classes) throws JMException {
    Object histogram =
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "gcClassHistogram",
                new Object[] {new String[0]},
                new String[] {String[].class.getName()});
    Map<String, Long> counts = new TreeMap<>();
    // A line is: number, instances, bytes, class, module where there is one.
    for (String line : histogram.toString().split("\n", -1)) {
      String[] words = line.strip().split("\\s+", -1);
      if (words.length >= 4 && words[0].endsWith(":") && words[3].matches(classes)) {
        counts.merge(words[3], Long.parseLong(words[1]), Long::sum);
      }
    }
    return counts;
  }
}
