package io.hindcast.instrumentations.executors;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.TaskMoment;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * A JVM that is woven before it loads the JDK's tasks, as an application with the agent is: there
 * they have fields for their contexts. The tests' own has loaded them before, and all contexts wait
 * in the table.
 */
final class FreshJvm {
  private FreshJvm() {}

  /**
   * Runs the main method of a class.
   *
   * @return what it said; an error where it failed
   */
  static String run(Class<?> main, Path folder, long seconds, List<String> arguments)
      throws IOException, InterruptedException {
    Path output = folder.resolve(main.getSimpleName() + ".output");
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // As the tests' own: the boot path on the boot path, an Instrumentation at hand.
    line.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    line.add("-cp");
    line.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    line.add(FreshJvm.class.getName());
    line.add(main.getName());
    line.addAll(arguments);
    Process process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    try {
      boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
      assertThat(ended && process.exitValue() == 0).as(Files.readString(output)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(output);
  }

  /** Weaves, and calls the class that it is given; nothing loads that one before. */
  public static void main(String[] arguments) {
    try {
      WovenExtension woven = WovenExtension.of(new ExecutorsModule(), new VirtualThreadsModule());
      woven.begin();
      assertThat((Object) new FutureTask<>(() -> "")).isInstanceOf(TaskMoment.class);
      assertThat((Object) ForkJoinTask.adapt(() -> {})).isInstanceOf(TaskMoment.class);
      Class.forName(arguments[0])
          .getMethod("main", String[].class)
          .invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
      woven.assertNothingLeft();
    } catch (Throwable failed) {
      failed.printStackTrace();
      // The threads of pools that were not closed would keep it alive.
      System.exit(1);
    }
  }
}
