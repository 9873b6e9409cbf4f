package io.hindcast.instrumentations.testing;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs a benchmark class from a test's JVM, whose arguments its forks inherit: the boot path and an
 * {@code Instrumentation} are there. The system property {@code jmh} holds further options of JMH.
 */
public final class Benchmarks {
  private Benchmarks() {}

  /** Runs all benchmarks of a class, bytes allocated included; fails where one of them fails. */
  public static void run(Class<?> type) throws RunnerException, CommandLineOptionException {
    String options = System.getProperty("jmh", "").strip();
    CommandLineOptions given =
        new CommandLineOptions(options.isEmpty() ? new String[0] : options.split("\\s+", -1));
    OptionsBuilder builder = new OptionsBuilder();
    builder
        .parent(given)
        .addProfiler(GCProfiler.class)
        .shouldFailOnError(true)
        // What a server gets; the tests have the serial collector for its small footprint.
        .jvmArgsAppend("-XX:-UseSerialGC", "-XX:+UseG1GC");
    if (given.getIncludes().isEmpty()) {
      builder.include(type.getName() + "\\.");
    }
    new Runner(builder.build()).run();
  }
}
