package io.hindcast.smoke.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/**
 * One broker that is its own controller: {@code Broker <empty directory> <port> <controller port>}.
 *
 * <p>Kafka's own two commands, format and start, in one process: a second JVM only for formatting
 * would cost the demo two seconds.
 */
final class Broker {
  private Broker() {}

  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    Path properties =
        write(directory, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
    String[] format = {
      "format", "--cluster-id", Uuid.randomUuid().toString(), "--config", properties.toString()
    };
    int code = StorageTool.execute(format, System.out);
    if (code != 0) {
      System.exit(code);
    }
    Kafka.main(new String[] {properties.toString()});
  }

  private static Path write(Path directory, int port, int controllerPort) throws IOException {
    return Files.write(
        directory.resolve("server.properties"),
        List.of(
            "process.roles=broker,controller",
            "node.id=1",
            "controller.quorum.voters=1@127.0.0.1:" + controllerPort,
            "listeners=PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
            "controller.listener.names=CONTROLLER",
            "log.dirs=" + directory.resolve("log").toString().replace('\\', '/'),
            "auto.create.topics.enable=false",
            // A single node can replicate to nobody, and nobody else is going to join a group.
            "offsets.topic.replication.factor=1",
            "offsets.topic.num.partitions=1",
            "transaction.state.log.replication.factor=1",
            "transaction.state.log.min.isr=1",
            "transaction.state.log.num.partitions=1",
            "group.initial.rebalance.delay.ms=0"));
  }
}
