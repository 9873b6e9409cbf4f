package io.hindcast.smoke.demo;

import io.hindcast.smoke.collector.OtlpReceiver;
import io.hindcast.smoke.stage.Artefacts;
import io.hindcast.smoke.stage.Jdk;
import io.hindcast.smoke.stage.Shop;
import io.hindcast.smoke.stage.ShopSetup;
import io.hindcast.smoke.stage.Stage;
import io.hindcast.smoke.stage.StageException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Starts the shop under the agent, drives it, shows what the agent sent. Ends with code 1 when not
 * every request could be seen.
 *
 * <p>{@code -Dhindcast.agent.jar=none} starts it without an agent, {@code -Ddemo.seconds=…} says
 * for how long the customers come.
 */
final class Demo {
  /** The agent sends in batches; what has not come after this is not coming. */
  private static final Duration ARRIVAL = Duration.ofSeconds(10);

  private final Terminal terminal = new Terminal();
  private final long started = System.nanoTime();
  private final Duration duration = Duration.ofSeconds(Long.getLong("demo.seconds", 20));

  private Demo() {}

  public static void main(String[] arguments) throws Exception {
    endWithItsParent();
    int code;
    try {
      code = new Demo().run();
    } catch (StageException e) {
      System.err.println(e.getMessage());
      code = 1;
    }
    System.exit(code);
  }

  /** Who ends Maven wants the demo to end too, with all it has started. */
  private static void endWithItsParent() {
    Optional<ProcessHandle> parent = ProcessHandle.current().parent();
    if (parent.isPresent()) {
      var unused = parent.get().onExit().thenRun(() -> System.exit(1));
    }
  }

  private int run() throws IOException, SQLException, InterruptedException {
    List<String> agent = agent();
    step("starting PostgreSQL and a Kafka broker");
    try (OtlpReceiver receiver = OtlpReceiver.http();
        Stage stage = Stage.open()) {
      String arguments = agent.isEmpty() ? "" : agent.get(0) + " ";
      step("starting two Spring Boot services, each with java " + arguments + "-jar ….jar");
      Report report = drive(stage, setup(agent, receiver), receiver);
      step("services ended, clearing up");
      report.lines(duration).forEach(terminal::line);
      if (agent.isEmpty()) {
        terminal.line("Without an agent nothing was to arrive.");
        return 0;
      }
      return report.isComplete() ? 0 : 1;
    }
  }

  private static List<String> agent() {
    return System.getProperty("hindcast.agent.jar", "").equals("none")
        ? List.of()
        : List.of("-javaagent:" + Artefacts.agent());
  }

  /** Nothing but the agent, where it is to send to, and that it is to send all. */
  private static ShopSetup setup(List<String> agent, OtlpReceiver receiver) {
    return new ShopSetup(
        "orders",
        Jdk.running(),
        agent,
        Map.of(
            "OTEL_EXPORTER_OTLP_ENDPOINT",
            receiver.endpoint(),
            "OTEL_TRACES_SAMPLER",
            "always_on"));
  }

  private Report drive(Stage stage, ShopSetup setup, OtlpReceiver receiver)
      throws IOException, SQLException, InterruptedException {
    Shop shop = stage.open(setup);
    try (shop) {
      step("the shop is open");
      terminal.said("orders", shop.orders().stderr());
      terminal.said("warehouse", shop.warehouse().stderr());
      Traffic traffic = new Traffic(shop);
      traffic.drive(duration, terminal);
      step(traffic.requests().size() + " requests answered; waiting for their spans");
      Report report = new Report(traffic, receiver.store());
      if (!setup.javaArguments().isEmpty()) {
        receiver.store().await(ARRIVAL, store -> report.isComplete());
      }
      // Leaving here ends the services, which makes them send what is left.
      return report;
    }
  }

  private void step(String text) {
    long seconds = (System.nanoTime() - started) / 1_000_000_000;
    terminal.line("[%2d s] %s".formatted(seconds, text));
  }
}
