package io.hindcast.smoke.suites;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Guava's own tests of {@code com.google.common.util.concurrent}: of futures, executors, services
 * and locks, some of them in the form of the tests that JSR 166 has for the JDK.
 */
final class GuavaConcurrentIT {
  private static final Pattern TEST_CLASS =
      Pattern.compile("(com/google/common/util/concurrent/\\w+Test)\\.class");

  /** Needs EasyMock, which needs an older JDK. */
  private static final Set<String> NEVER = Set.of("RateLimiterTest");

  /** Take longest: locks that no task goes through, and the bashing of a future by many threads. */
  private static final Set<String> LONG_FORM_ONLY =
      Set.of(
          "AbstractFutureTest",
          "GeneratedMonitorTest",
          "InterruptibleMonitorTest",
          "StripedTest",
          "SupplementalMonitorTest",
          "UninterruptibleMonitorTest");

  private static final int AT_LEAST = 600;

  /** A test that asks how long something took may fail once on a machine that is busy. */
  private static final int ATTEMPTS = 3;

  @TempDir Path directory = Path.of("");

  @Test
  void whatPasses_passesUnderTheAgent() throws Exception {
    Suite suite = new Suite(directory);
    List<String> classes = classes();
    Suite.Result without = suite.without(classes);
    Suite.Result with = suite.withAgent(classes);

    System.out.println(
        "Guava's tests without the agent: "
            + without.passed().size()
            + " passed, failed: "
            + without.failed()
            + "; with it: "
            + with.passed().size()
            + " passed, failed: "
            + with.failed());
    assertThat(without.passed()).hasSizeGreaterThan(AT_LEAST);
    assertThat(with.run()).isEqualTo(without.run());
    Set<String> failures = newOnes(with, without);
    for (int i = 1; i < ATTEMPTS && !failures.isEmpty(); i++) {
      failures.retainAll(newOnes(suite.withAgent(classesOf(failures)), without));
    }
    assertThat(failures).as("fail under the agent alone, %s times in a row", ATTEMPTS).isEmpty();
  }

  private static Set<String> newOnes(Suite.Result with, Suite.Result without) {
    Set<String> failures = new TreeSet<>(with.failed().keySet());
    failures.removeAll(without.failed().keySet());
    return failures;
  }

  private static List<String> classes() throws IOException {
    boolean all = System.getProperty("suites.length", "").equals("long");
    List<String> classes = new ArrayList<>();
    try (JarFile jar = new JarFile(Suite.jars().resolve("guava-tests.jar").toFile())) {
      jar.stream()
          .map(entry -> TEST_CLASS.matcher(entry.getName()))
          .filter(Matcher::matches)
          .map(name -> name.group(1).replace('/', '.'))
          .filter(name -> !NEVER.contains(simpleName(name)))
          .filter(name -> all || !LONG_FORM_ONLY.contains(simpleName(name)))
          .sorted()
          .forEach(classes::add);
    }
    return classes;
  }

  private static String simpleName(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  /** A test's name is that of its method, and its class in brackets. */
  private static Set<String> classesOf(Set<String> tests) {
    Set<String> classes = new TreeSet<>();
    for (String test : tests) {
      classes.add(test.substring(test.indexOf('(') + 1, test.indexOf(')')));
    }
    return classes;
  }
}
