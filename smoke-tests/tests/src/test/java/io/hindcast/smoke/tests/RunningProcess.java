package io.hindcast.smoke.tests;

import io.hindcast.smoke.hello.Waiting;
import io.hindcast.smoke.stage.Artefacts;
import io.hindcast.smoke.stage.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@link Waiting} in a process of its own, and the command that asks it. */
final class RunningProcess implements AutoCloseable {
  private static final Duration STEP = Duration.ofSeconds(60);

  private final Path directory;
  private final Java java;
  private final ChildProcess process;

  private RunningProcess(Path directory, Java java, ChildProcess process) {
    this.directory = directory;
    this.java = java;
    this.process = process;
  }

  /** Starts it, and waits until its request is in flight. */
  static RunningProcess start(Path directory, Java java, String... javaArguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(java.jdk().java());
    command.addAll(List.of(javaArguments));
    command.addAll(List.of("-cp", System.getProperty("smoke.hello", ""), Waiting.class.getName()));
    Path own = Files.createTempDirectory(directory, "waiting");
    // Nothing is to be sent, and so nobody to be told that it can't be.
    Map<String, String> silent =
        Map.of("OTEL_TRACES_EXPORTER", "none", "OTEL_METRICS_EXPORTER", "none");
    ChildProcess process = ChildProcess.start("waiting", own, command, silent);
    try {
      process.await("it waits", STEP, () -> process.stdout().equals(Waiting.SAID));
    } catch (InterruptedException | RuntimeException e) {
      process.close();
      throw e;
    }
    return new RunningProcess(directory, java, process);
  }

  static String agent() {
    return "-javaagent:" + Artefacts.agent();
  }

  long pid() {
    return process.pid();
  }

  /** What the command makes of it. */
  Output ask(String command, String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(command, Long.toString(pid())));
    all.addAll(List.of(arguments));
    return command(directory, java, all, Map.of());
  }

  static Output command(
      Path directory, Java java, List<String> arguments, Map<String, String> environment)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(java.jdk().java(), "-jar", Artefacts.agent().toString()));
    command.addAll(arguments);
    Path own = Files.createTempDirectory(directory, "command");
    try (ChildProcess process = ChildProcess.start("command", own, command, environment)) {
      process.awaitEnd(STEP);
      return Output.of(process);
    }
  }

  /** The agent's own lines, so far. */
  List<String> hindcastLines() {
    return process.stderr().lines().filter(line -> line.startsWith("hindcast: ")).toList();
  }

  void awaitLine(String line) throws InterruptedException {
    process.await("it said: " + line, STEP, () -> hindcastLines().contains(line));
  }

  /** What it wrote besides, so far. */
  String stdout() {
    return process.stdout();
  }

  String stderrOfTheApplication() {
    return new Output(process.stdout(), process.stderr(), 0).stderrOfTheApplication();
  }

  @Override
  public void close() {
    process.close();
  }
}
