package io.hindcast.instrumentations.jdbc;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A {@link Workload} in a process of its own, with the newest drivers.
 *
 * @param transcript all that the application saw
 * @param recorded how many calls were recorded, for each URL
 */
record WorkloadRun(String transcript, List<Integer> recorded) {
  private static final long TIMEOUT_SECONDS = 180;

  static WorkloadRun of(String mode, long seed, Path folder, List<String> urls)
      throws IOException, InterruptedException {
    Path transcript = folder.resolve(mode + ".transcript");
    Path output = folder.resolve(mode + ".output");
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // As the tests' own: the boot path on the boot path, an Instrumentation at hand. In both modes,
    // so that they differ in nothing but the probes.
    line.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    line.add("-Dderby.stream.error.file=" + folder.resolve(mode + ".derby.log"));
    line.addAll(List.of("-cp", classPath(), Workload.class.getName()));
    line.addAll(List.of(mode, Long.toString(seed), transcript.toString()));
    line.addAll(urls);
    Process process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new AssertionError("seed " + seed + ", " + mode + ": " + Files.readString(output));
    }
    List<Integer> recorded = new ArrayList<>();
    for (String said : Files.readAllLines(output)) {
      // Whatever else a driver or the JVM may say.
      if (said.matches("\\d+")) {
        recorded.add(Integer.valueOf(said));
      }
    }
    return new WorkloadRun(Files.readString(transcript), recorded);
  }

  private static String classPath() throws IOException {
    // The tests' JVM may have been given a jar that only names it.
    String own =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    StringBuilder classPath = new StringBuilder(own);
    for (String engine : List.of("hsqldb", "derby", "sqlite", "mariadb")) {
      try (Stream<Path> jars = Files.list(Path.of("target", "drivers", engine + "-newest"))) {
        for (Path jar : jars.toList()) {
          classPath.append(File.pathSeparatorChar).append(jar);
        }
      }
    }
    return classPath.toString();
  }
}
