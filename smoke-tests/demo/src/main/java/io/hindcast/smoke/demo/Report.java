package io.hindcast.smoke.demo;

import io.hindcast.smoke.collector.SpanStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What was asked of the shop, what was received of it, and whether the two agree. */
final class Report {
  private final Traffic traffic;
  private final SpanStore store;

  Report(Traffic traffic, SpanStore store) {
    this.traffic = traffic;
    this.store = store;
  }

  /** As far as received by now. */
  boolean isComplete() {
    return traffic.unanswered().isEmpty() && store.refused().isEmpty() && findings().isComplete();
  }

  List<String> lines(Duration duration) {
    Findings findings = findings();
    List<String> lines = new ArrayList<>();
    findings
        .highlights()
        .forEach(
            (title, trace) -> {
              lines.add("");
              lines.add(title);
              trace.toString().lines().forEach(lines::add);
            });
    lines.add("");
    lines.add("Requests, by the server spans received");
    lines.addAll(RouteTable.lines(store.spans(), duration));
    lines.add("");
    lines.add(
        "Received %d spans in %d traces. Of %d requests answered %d have their trace; of %d confirmed checkouts %d are one connected trace over both services."
            .formatted(
                store.spans().size(),
                store.traces().size(),
                findings.requests(),
                findings.requests() - findings.untraced(),
                findings.confirmed(),
                findings.connected()));
    traffic.unanswered().forEach(problem -> lines.add("NOT ANSWERED: " + problem));
    store.refused().forEach(problem -> lines.add("NOT UNDERSTOOD: " + problem));
    if (!findings.isComplete()) {
      lines.add(
          "NOT COMPLETE: %d requests without a span, %d checkouts not connected."
              .formatted(findings.untraced(), findings.confirmed() - findings.connected()));
    }
    return lines;
  }

  private Findings findings() {
    return new Findings(traffic.requests(), store);
  }
}
