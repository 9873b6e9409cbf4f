package io.hindcast.smoke.overhead;

import io.hindcast.smoke.stage.ChildProcess;
import io.hindcast.smoke.stage.HttpConnection;
import io.hindcast.smoke.stage.Jdk;
import io.hindcast.smoke.stage.Loopback;
import io.hindcast.smoke.stage.Vitals;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A process under one of the agents, and what the operating system and the JDK's tools say of it.
 */
final class Application implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(2);
  private static final long POLL_NANOS = 5_000_000;

  /**
   * Every arm has the same heap, resident from the start: how much of it the collector thinks fit
   * to use differs by 100 MB from run to run and would hide all else. What an agent keeps in it
   * shows after a full collection. The rest is the JVM's choice.
   */
  private static final List<String> HEAP = List.of("-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch");

  private final ChildProcess process;
  private final Vitals vitals;
  private final int port;
  private final int allocationPort;
  private final long started;

  private Application(ChildProcess process, int port, int allocationPort, long started) {
    this.process = process;
    this.vitals = new Vitals(process);
    this.port = port;
    this.allocationPort = allocationPort;
    this.started = started;
  }

  /** A Spring Boot application's executable jar. */
  static Application start(Ground ground, Arm arm, Path jar) throws IOException {
    return start(ground, arm, Jdk.running(), List.of(), jar);
  }

  /** The same on another Java, or with options that are not every arm's. */
  static Application start(Ground ground, Arm arm, Jdk jdk, List<String> options, Path jar)
      throws IOException {
    int port = Loopback.freePort();
    int allocationPort = Loopback.freePort();
    List<String> what = new ArrayList<>(options);
    what.addAll(
        List.of(
            "-jar",
            jar.toString(),
            "--server.port=" + port,
            "--surroundings.neighbour=" + ground.neighbourhood(),
            "--surroundings.kafka=" + ground.kafka(),
            "--surroundings.topic=" + Ground.TOPIC,
            "--surroundings.allocation-port=" + allocationPort));
    return start(ground, arm, jdk, port, allocationPort, what);
  }

  /** A main class of this module that answers on the port it is given. */
  static Application start(Ground ground, Arm arm, Class<?> main) throws IOException {
    int port = Loopback.freePort();
    return start(
        ground,
        arm,
        Jdk.running(),
        port,
        0,
        List.of(
            "-cp", System.getProperty("java.class.path"), main.getName(), Integer.toString(port)));
  }

  private static Application start(
      Ground ground, Arm arm, Jdk jdk, int port, int allocationPort, List<String> what)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(jdk.java());
    command.addAll(HEAP);
    command.addAll(arm.javaArguments());
    command.addAll(what);
    long started = System.nanoTime();
    ChildProcess process =
        ground.start(
            "the application with agent: " + arm.label(),
            command,
            arm.environment(ground.neighbourhood()));
    return new Application(process, port, allocationPort, started);
  }

  int port() {
    return port;
  }

  /** Asks until there is an answer, and says how many seconds that took since the process began. */
  double awaitFirstAnswer() throws InterruptedException {
    process.await("its first answer", START, this::answers);
    return secondsSinceStart();
  }

  private boolean answers() {
    // Finer than the caller's own steps, which are there for processes that take their time.
    for (int i = 0; i < 4; i++) {
      try {
        var unused = get(port, "/items/1");
        return true;
      } catch (IOException e) {
        LockSupport.parkNanos(POLL_NANOS);
      }
    }
    return false;
  }

  private static String get(int port, String path) throws IOException {
    try (HttpConnection connection = new HttpConnection(port)) {
      return connection.get(path);
    }
  }

  /** What the medium application's threads have allocated so far. */
  double allocatedBytes() throws IOException {
    return Double.parseDouble(get(allocationPort, "/"));
  }

  double secondsSinceStart() {
    return (System.nanoTime() - started) / 1e9;
  }

  /** User and system time of the whole process, in seconds. */
  double cpuSeconds() {
    return vitals.cpuSeconds();
  }

  /** NaN where the system does not tell. */
  double residentMegabytes() throws IOException {
    return vitals.residentMegabytes();
  }

  /** As the operating system counts them: the JVM's own too. NaN where it does not tell. */
  double threads() throws IOException {
    return vitals.threads();
  }

  double classesLoaded() throws IOException, InterruptedException {
    return vitals.classesLoaded();
  }

  /** Methods that the JIT has compiled so far. */
  double compilations() throws IOException, InterruptedException {
    return vitals.compilations();
  }

  /** What is left of heap and metaspace after a full collection. */
  Vitals.AfterGc afterGc() throws IOException, InterruptedException {
    return vitals.afterGc();
  }

  /** Asks it to end, and lets it take its time for what it writes then. */
  void awaitEnd() throws InterruptedException {
    process.terminate();
    var unused = process.awaitEnd(START);
  }

  @Override
  public void close() {
    process.close();
  }
}
