package io.hindcast.tooling.match;

import io.hindcast.tooling.index.InstrumentationIndex;
import io.hindcast.tooling.index.MethodMatch;
import io.hindcast.tooling.index.TypeMatch;
import io.hindcast.tooling.match.JdkClassFiles.ClassFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Prints what the filter costs a class, over all classes of the JDK. No test: a number that moves
 * with the machine fails nobody. Started by hand, with the test class path and the agent's class
 * file trees on it.
 */
final class FilterCost {
  private static final int ROUNDS = 12;

  private FilterCost() {}

  public static void main(String[] arguments) {
    List<ClassFile> files = JdkClassFiles.all();
    System.out.println(files.size() + " classes");
    for (int round = 0; round < ROUNDS; round++) {
      // A new one each time, so that the table of super types is filled as at a start.
      ClassFilter filter = new ClassFilter(index());
      int matches = 0;
      long start = System.nanoTime();
      for (ClassFile file : files) {
        matches += filter.match(file.name(), null, file.bytes()).size();
      }
      long nanos = System.nanoTime() - start;
      System.out.println(
          "round "
              + round
              + ": "
              + (nanos / 1000.0 / files.size())
              + " microseconds a class, "
              + matches
              + " matches");
    }
  }

  /** As many rules as some ten instrumentations have, of the kind they have. */
  private static InstrumentationIndex index() {
    List<TypeMatch> types = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      types.add(match(true, "com/example/Exact" + i, "run", "()"));
    }
    types.add(match(false, "java/sql/Statement", "executeQuery", "(Ljava/lang/String;)"));
    types.add(match(false, "java/sql/Connection", "prepareStatement", "(Ljava/lang/String;)"));
    types.add(match(false, "java/util/concurrent/Executor", "execute", "(Ljava/lang/Runnable;)"));
    types.add(match(false, "java/util/concurrent/ForkJoinTask", "fork", "()"));
    types.add(match(false, "java/lang/Runnable", "run", "()"));
    types.add(match(false, "java/net/http/HttpClient", "send", "(Ljava/net/http/HttpRequest;)"));
    return new InstrumentationIndex(types, Map.of(), List.of());
  }

  private static TypeMatch match(boolean exact, String type, String name, String parameters) {
    MethodMatch method = new MethodMatch(name, parameters, -1, false, false, "a.Probe");
    return new TypeMatch("cost", exact, type, null, List.of(method));
  }
}
