package io.hindcast.smoke.faults;

import io.hindcast.smoke.stage.ChildProcess;
import io.hindcast.smoke.stage.Jdk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A process of one of the applications, for as long as it runs. */
final class Application {
  /** Longer than anything the agent may do; what takes longer than it may is told as that. */
  private static final Duration END = Duration.ofSeconds(30);

  private final ChildProcess process;
  private final int port;

  Application(ChildProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * The command of one.
   *
   * @param agent what names the agent; empty for none
   */
  static List<String> command(
      Setup setup, List<String> agent, Class<?> main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Jdk.running().java());
    command.addAll(setup.javaArguments());
    command.addAll(agent);
    command.add("-cp");
    // These classes alone: the applications are in a directory with the suite, but need none of it.
    command.add(Path.of(System.getProperty("faults.classes", "target/classes")).toString());
    command.add(main.getName());
    command.addAll(arguments);
    return command;
  }

  int port() {
    return port;
  }

  /** Asks it to end, and says how many seconds that took. */
  double end() throws InterruptedException {
    long start = System.nanoTime();
    process.terminate();
    var unused = process.awaitEnd(END);
    return (System.nanoTime() - start) / 1e9;
  }

  /** As {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.kill();
  }

  /** What the agent has said of its spans, so far. */
  AgentCounts counts() {
    return AgentCounts.of(process.stderr());
  }
}
