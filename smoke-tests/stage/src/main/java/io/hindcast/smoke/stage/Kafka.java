package io.hindcast.smoke.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** A real Kafka broker in a JVM of its own, which sees only its own class path. */
public final class Kafka implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);

  private final ChildProcess process;
  private final int port;

  private Kafka(ChildProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  public static Kafka start(Path directory) throws IOException {
    int port = Loopback.freePort();
    List<String> command =
        List.of(
            Jdk.running().java(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-cp",
            Artefacts.broker()
                + System.getProperty("path.separator")
                + Files.readString(Artefacts.brokerClassPath()).strip(),
            "io.hindcast.smoke.broker.Broker",
            directory.toString(),
            Integer.toString(port),
            Integer.toString(Loopback.freePort()));
    return new Kafka(ChildProcess.start("the Kafka broker", directory, command, Map.of()), port);
  }

  public void awaitStart() throws InterruptedException {
    process.await("it listened", START, () -> Loopback.listens(port));
  }

  public String bootstrap() {
    return "127.0.0.1:" + port;
  }

  public void createTopic(String name) throws InterruptedException {
    Map<String, Object> settings = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap());
    NewTopic topic = new NewTopic(name, Optional.of(1), Optional.empty());
    try (Admin admin = Admin.create(settings)) {
      admin.createTopics(List.of(topic)).all().get();
    } catch (ExecutionException e) {
      throw new StageException("the topic " + name + " was not created: " + e.getCause(), e);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
