package io.hindcast.instrumentations.kafkaclients;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real broker (KRaft, one node) in a process of its own, started by the first test class that
 * needs it and stopped after the last one.
 */
final class Broker implements BeforeAllCallback {
  private static final long START_SECONDS = 60;

  private static volatile String servers = "";

  @Override
  public void beforeAll(ExtensionContext context) {
    servers =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(Broker.class))
            .getOrComputeIfAbsent(Running.class, key -> new Running(), Running.class)
            .address;
  }

  /** {@code host:port}. */
  static String servers() {
    return servers;
  }

  /** Makes a topic of a name of its own. */
  static String newTopic(int partitions) {
    String topic = "topic-" + System.nanoTime();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers()))) {
      admin
          .createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
          .all()
          .get(START_SECONDS, TimeUnit.SECONDS);
      return topic;
    } catch (InterruptedException | ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Running implements AutoCloseable {
    private final Path folder;
    private final Process process;
    private final String address;

    Running() {
      try {
        folder = Files.createTempDirectory("hindcast-broker");
        int port = freePort();
        int controller = freePort();
        Path properties =
            Files.write(folder.resolve("server.properties"), settings(port, controller));
        run(
                "kafka.tools.StorageTool",
                "format",
                "-t",
                Uuid.randomUuid().toString(),
                "-c",
                properties.toString())
            .waitFor();
        process = run("kafka.Kafka", properties.toString());
        // Also where the tests are broken off.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        address = "127.0.0.1:" + port;
        awaitStart();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    private List<String> settings(int port, int controller) {
      return List.of(
          "process.roles=broker,controller",
          "node.id=1",
          "listeners=PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller,
          "advertised.listeners=PLAINTEXT://127.0.0.1:" + port,
          "controller.listener.names=CONTROLLER",
          "controller.quorum.voters=1@127.0.0.1:" + controller,
          "log.dirs=" + folder.resolve("data"),
          "num.partitions=1",
          "offsets.topic.replication.factor=1",
          "offsets.topic.num.partitions=1",
          "transaction.state.log.replication.factor=1",
          "transaction.state.log.min.isr=1",
          "transaction.state.log.num.partitions=1",
          "group.initial.rebalance.delay.ms=0");
    }

    private Process run(String... command) throws IOException {
      List<String> line =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx256m",
                  "-XX:+UseSerialGC",
                  "-cp",
                  System.getProperty("test.broker.classpath")));
      line.addAll(List.of(command));
      return new ProcessBuilder(line)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
          .start();
    }

    private void awaitStart() throws IOException {
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
        admin.describeCluster().nodes().get(START_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException
          | ExecutionException
          | java.util.concurrent.TimeoutException e) {
        try (InputStream log = Files.newInputStream(folder.resolve("log"))) {
          log.transferTo(System.err);
        }
        close();
        throw new IllegalStateException("the broker did not start", e);
      }
    }

    private static int freePort() throws IOException {
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      }
    }

    @Override
    public void close() throws IOException {
      process.destroyForcibly();
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
