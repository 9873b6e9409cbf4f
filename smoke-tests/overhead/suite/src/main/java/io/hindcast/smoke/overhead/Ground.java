package io.hindcast.smoke.overhead;

import io.hindcast.smoke.stage.ChildProcess;
import io.hindcast.smoke.stage.HttpConnection;
import io.hindcast.smoke.stage.Jdk;
import io.hindcast.smoke.stage.Kafka;
import io.hindcast.smoke.stage.Loopback;
import io.hindcast.smoke.stage.Teardown;
import io.hindcast.smoke.stage.TemporaryDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What stays while the arms take turns: broker, neighbour, receivers. */
final class Ground implements AutoCloseable {
  static final String TOPIC = "overhead";
  private static final Duration START = Duration.ofMinutes(1);

  private final Teardown teardown = new Teardown();
  private final TemporaryDirectory root;
  private final Kafka kafka;
  private final int neighbour;
  private int directories;

  private Ground() throws IOException, InterruptedException {
    try {
      root = teardown.add(TemporaryDirectory.create());
      kafka = teardown.add(Kafka.start(newDirectory("kafka")));
      neighbour = Loopback.freePort();
      ChildProcess neighbourhood = teardown.add(startNeighbourhood());
      neighbourhood.await("it listened", START, () -> Loopback.listens(neighbour));
      kafka.awaitStart();
      kafka.createTopic(TOPIC);
    } catch (IOException | InterruptedException | RuntimeException e) {
      teardown.close();
      throw e;
    }
  }

  static Ground open() throws IOException, InterruptedException {
    return new Ground();
  }

  private ChildProcess startNeighbourhood() throws IOException {
    return ChildProcess.start(
        "the neighbourhood",
        newDirectory("neighbourhood"),
        List.of(
            Jdk.running().java(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-Dsun.net.httpserver.nodelay=true",
            "-cp",
            System.getProperty("java.class.path"),
            Neighbourhood.class.getName(),
            Integer.toString(neighbour)),
        Map.of());
  }

  /** Where the neighbour answers and the receivers listen. */
  String neighbourhood() {
    return "http://127.0.0.1:" + neighbour;
  }

  String kafka() {
    return kafka.bootstrap();
  }

  /** A process that ends with the ground at the latest, in a directory of its own. */
  ChildProcess start(String name, List<String> command, Map<String, String> environment)
      throws IOException {
    return teardown.add(
        ChildProcess.start(name, newDirectory("application"), command, environment));
  }

  /** A directory that goes with the ground. */
  Path newDirectory(String name) throws IOException {
    return root.create(++directories + "-" + name);
  }

  /** Spans that have arrived since the start, from whomever. */
  long spans() throws IOException {
    try (HttpConnection connection = new HttpConnection(neighbour)) {
      return Long.parseLong(connection.get("/spans"));
    }
  }

  /**
   * Waits until as many have arrived, or for so long nothing more comes; says how many there are.
   */
  long awaitSpans(long expected, Duration quiet) throws IOException, InterruptedException {
    long last = spans();
    long quietSince = System.nanoTime();
    while (last < expected && System.nanoTime() - quietSince < quiet.toNanos()) {
      // A step of awaiting: an agent sends when it likes.
      Thread.sleep(100);
      long now = spans();
      if (now != last) {
        last = now;
        quietSince = System.nanoTime();
      }
    }
    return last;
  }

  @Override
  public void close() {
    teardown.close();
  }
}
