package io.hindcast.smoke.sampling;

import io.hindcast.smoke.sampling.application.Service;
import io.hindcast.smoke.stage.Artefacts;
import io.hindcast.smoke.stage.ChildProcess;
import io.hindcast.smoke.stage.Jdk;
import io.hindcast.smoke.stage.StageException;
import io.hindcast.smoke.stage.TemporaryDirectory;
import io.hindcast.smoke.stage.Vitals;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One of the services under the agent, and the agent's own command to ask it. */
final class ServiceProcess implements AutoCloseable {
  private static final Duration STEP = Duration.ofSeconds(60);

  /** What the agent's command says then. */
  private static final String NO_REQUESTS = "no thread works on a request";

  private final TemporaryDirectory directory;
  private final ChildProcess process;
  private int commands;

  private ServiceProcess(TemporaryDirectory directory, ChildProcess process) {
    this.directory = directory;
    this.process = process;
  }

  /** Starts one; {@link #awaitPort} waits until it listens. */
  static ServiceProcess start(
      String name,
      TemporaryDirectory directory,
      Length length,
      String endpoint,
      Class<?> main,
      List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Jdk.running().java());
    command.addAll(length.javaArguments());
    command.add("-javaagent:" + Artefacts.agent());
    command.add("-cp");
    // These classes alone: the services are in a directory with the suite, but need none of it.
    Path classes = Path.of(System.getProperty("sampling.classes", "target/classes"));
    command.add(classes.toAbsolutePath().toString());
    command.add(main.getName());
    command.addAll(arguments);
    Map<String, String> environment =
        Map.of(
            "OTEL_SERVICE_NAME",
            name,
            "OTEL_EXPORTER_OTLP_ENDPOINT",
            endpoint,
            // What is counted at the end has to arrive, on a busy machine too.
            "HINDCAST_SHUTDOWN_TIMEOUT",
            "20s");
    return new ServiceProcess(
        directory, ChildProcess.start(name, directory.create(name), command, environment));
  }

  /** Where it listens, once it does. */
  int awaitPort() throws InterruptedException {
    process.await("it listened", STEP, () -> process.stdout().endsWith("\n"));
    return Integer.parseInt(process.stdout().substring(Service.LISTENS.length()).strip());
  }

  /** Sets an option, as a user would; an empty value takes that back. */
  void setOption(String name, String value) throws IOException, InterruptedException {
    var unused = ask("options", name + "=" + value);
  }

  /** Waits until no request is under way: who was answered may be ahead of its own span. */
  void awaitRest() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + STEP.toNanos();
    String answer = ask("requests");
    while (!answer.equals(NO_REQUESTS)) {
      if (System.nanoTime() > deadline) {
        throw new StageException(process + " does not come to rest:\n" + answer);
      }
      answer = ask("requests");
    }
  }

  /** What the agent's command prints. */
  private String ask(String what, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(Jdk.running().java(), "-jar", Artefacts.agent().toString(), what));
    command.add(Long.toString(process.pid()));
    command.addAll(List.of(arguments));
    Path own = directory.create(process + "-command-" + ++commands);
    try (ChildProcess asking = ChildProcess.start("the command", own, command, Map.of())) {
      int code = asking.awaitEnd(STEP);
      if (code != 0) {
        throw new StageException(command + ": code " + code + ": " + asking.stderr());
      }
      return asking.stdout().strip();
    }
  }

  /** What there is to watch of it. */
  Vitals vitals() {
    return new Vitals(process);
  }

  /** Ends it: it delivers what it has. */
  void end() throws InterruptedException {
    process.terminate();
    var unused = process.awaitEnd(STEP);
  }

  /** What its agent has said. */
  List<String> agentLines() {
    return process.stderr().lines().filter(line -> line.startsWith("hindcast: ")).toList();
  }

  @Override
  public void close() {
    process.close();
  }
}
