package io.hindcast.smoke.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.smoke.collector.OtlpReceiver;
import io.hindcast.smoke.stage.Artefacts;
import io.hindcast.smoke.stage.ChildProcess;
import io.hindcast.smoke.stage.Jdk;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Test classes in a process of their own, with the agent or without. */
final class Suite {
  private static final Duration END = Duration.ofMinutes(15);

  private final Path directory;

  Suite(Path directory) {
    this.directory = directory;
  }

  /**
   * What became of the tests.
   *
   * @param passed their names
   * @param failed their names, and why
   */
  record Result(Set<String> passed, Map<String, String> failed) {
    /** The names of all that were run. */
    Set<String> run() {
      Set<String> run = new TreeSet<>(passed);
      run.addAll(failed.keySet());
      return run;
    }
  }

  Result without(Collection<String> classes) throws IOException, InterruptedException {
    return play(List.of(), Map.of(), classes);
  }

  /** Fails where the agent says anything but that it is there, or records no request. */
  Result withAgent(Collection<String> classes) throws IOException, InterruptedException {
    try (OtlpReceiver receiver = OtlpReceiver.http()) {
      Result result =
          play(
              List.of("-javaagent:" + Artefacts.agent()),
              Map.of(
                  "OTEL_EXPORTER_OTLP_ENDPOINT",
                  receiver.endpoint(),
                  "OTEL_TRACES_SAMPLER",
                  "always_on"),
              classes);
      assertThat(receiver.store().spans()).as("spans of the requests").isNotEmpty();
      return result;
    }
  }

  private Result play(
      List<String> javaArguments, Map<String, String> environment, Collection<String> classes)
      throws IOException, InterruptedException {
    Path own = Files.createTempDirectory(directory, "suite");
    Path outcomes = own.resolve("outcomes");
    List<String> command = new ArrayList<>();
    command.add(Jdk.running().java());
    command.add("-Xmx512m");
    command.addAll(javaArguments);
    command.add("-cp");
    command.add(
        System.getProperty("suites.classes", "")
            + File.pathSeparator
            + jars().resolve("*").toAbsolutePath());
    command.add(SuiteRun.class.getName());
    command.add(outcomes.toString());
    command.addAll(classes);
    try (ChildProcess process = ChildProcess.start("suite", own, command, environment)) {
      int exit = process.awaitEnd(END);
      assertThat(exit).as("%s", process.stderr()).isZero();
      assertThat(process.stderr().lines().filter(line -> line.startsWith("hindcast: ")))
          .as("what the agent says")
          .hasSize(javaArguments.size());
    }
    Set<String> passed = new TreeSet<>();
    Map<String, String> failed = new TreeMap<>();
    for (String line : Files.readAllLines(outcomes)) {
      String[] words = line.split("\t", -1);
      if (words[0].equals("passed")) {
        passed.add(words[1]);
      } else {
        failed.put(words[1], words[2]);
      }
    }
    return new Result(passed, failed);
  }

  /** Where the suite lies. */
  static Path jars() {
    return Path.of(System.getProperty("suites.jars", ""));
  }
}
