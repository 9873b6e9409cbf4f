package io.hindcast.smoke.demo;

import io.hindcast.smoke.collector.OtlpReceiver;
import io.hindcast.smoke.collector.SpanStore;
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

/**
 * Starts the shop under the agent, drives it, shows what the agent sent. Ends with code 1 when not
 * every request could be seen.
 */
final class Demo {
  /** The agent sends in batches; what has not come after this is not coming. */
  private static final Duration ARRIVAL = Duration.ofSeconds(10);

  private final Terminal terminal = new Terminal();
  private final long started = System.nanoTime();
  private final Duration duration = Duration.ofSeconds(Long.getLong("demo.seconds", 20));

  private Demo() {}

  public static void main(String[] arguments) throws Exception {
    int code;
    try {
      code = new Demo().run();
    } catch (StageException e) {
      System.err.println(e.getMessage());
      code = 1;
    }
    System.exit(code);
  }

  private int run() throws IOException, SQLException, InterruptedException {
    List<String> agent = agent();
    step("starting PostgreSQL and a Kafka broker …");
    try (OtlpReceiver receiver = OtlpReceiver.http();
        Stage stage = Stage.open()) {
      step("starting two Spring Boot services: java " + String.join(" ", agent) + " -jar …");
      Traffic traffic;
      try (Shop shop = stage.open(setup(agent, receiver))) {
        step("the shop is open; customers for " + duration.toSeconds() + " s");
        traffic = new Traffic(shop);
        traffic.drive(duration, terminal);
        step(traffic.requests().size() + " requests answered; waiting for their spans");
        awaitSpans(traffic, receiver.store());
        // Ending the services makes them send what is left.
      }
      step("services ended, clearing up");
      return show(traffic, receiver.store());
    }
  }

  private List<String> agent() {
    if (System.getProperty("demo.agent", "").equals("none")) {
      return List.of();
    }
    System.setProperty("hindcast.agent.jar", System.getProperty("demo.agent", ""));
    return List.of("-javaagent:" + Artefacts.agent());
  }

  private static ShopSetup setup(List<String> agent, OtlpReceiver receiver) {
    return new ShopSetup(
        "orders", Jdk.running(), agent, Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint()));
  }

  private void awaitSpans(Traffic traffic, SpanStore store) throws InterruptedException {
    store.await(ARRIVAL, received -> isComplete(new Findings(traffic.requests(), store), traffic));
  }

  private static boolean isComplete(Findings findings, Traffic traffic) {
    return findings.untraced() == 0 && findings.connected() == traffic.confirmed();
  }

  private int show(Traffic traffic, SpanStore store) {
    Findings findings = new Findings(traffic.requests(), store);
    findings
        .highlights()
        .forEach((title, trace) -> terminal.line("\n" + title + "\n" + trace.toString()));
    terminal.line("Requests, by the server spans received");
    RouteTable.lines(store.spans(), duration).forEach(terminal::line);
    terminal.line("");
    traffic.unanswered().forEach(problem -> terminal.line("not answered: " + problem));
    store.refused().forEach(problem -> terminal.line("not understood: " + problem));
    terminal.line(
        "Received %d spans in %d traces for %d requests; %d of %d confirmed checkouts are one connected trace over both services."
            .formatted(
                store.spans().size(),
                store.traces().size(),
                traffic.requests().size(),
                findings.connected(),
                traffic.confirmed()));
    if (isComplete(findings, traffic) && traffic.unanswered().isEmpty()) {
      return 0;
    }
    terminal.line(
        "NOT COMPLETE: of %d requests no server span arrived, %d confirmed checkouts are not connected, %d requests were not answered."
            .formatted(
                findings.untraced(),
                traffic.confirmed() - findings.connected(),
                traffic.unanswered().size()));
    return 1;
  }

  private void step(String text) {
    long seconds = (System.nanoTime() - started) / 1_000_000_000;
    terminal.line("[%2d s] %s".formatted(seconds, text));
  }
}
