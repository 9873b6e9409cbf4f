package io.hindcast.smoke.demo;

import io.hindcast.smoke.collector.ReceivedSpan;
import io.hindcast.smoke.collector.ReceivedSpan.Kind;
import io.hindcast.smoke.collector.SpanStore;
import io.hindcast.smoke.collector.Trace;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The requests that were made, against the traces that came of them. */
final class Findings {
  private final List<Traffic.Request> requests;
  private final Map<String, Trace> byPath = new HashMap<>();

  Findings(List<Traffic.Request> requests, SpanStore store) {
    this.requests = requests;
    for (Trace trace : store.traces()) {
      trace.spans().stream()
          .filter(span -> span.kind() == Kind.SERVER && span.service().equals("orders"))
          .forEach(span -> byPath.put(span.text("url.path"), trace));
    }
  }

  boolean isComplete() {
    return untraced() == 0 && connected() == confirmed();
  }

  long requests() {
    return requests.size();
  }

  /** How many checkouts went through, and so through the topic. */
  long confirmed() {
    return requests.stream().filter(Traffic::isConfirmed).count();
  }

  /** Requests of which no server span arrived. */
  long untraced() {
    return requests.stream().filter(request -> !byPath.containsKey(request.path())).count();
  }

  /** Checkouts that went through, of which one trace shows the way to the topic's far side. */
  long connected() {
    return requests.stream()
        .filter(Traffic::isConfirmed)
        .map(request -> byPath.get(request.path()))
        .filter(trace -> trace != null && isConnected(trace))
        .count();
  }

  /** Over both services, and no span whose parent is missing. */
  private static boolean isConnected(Trace trace) {
    return trace.services().size() == 2
        && trace.orphans().isEmpty()
        && trace.roots().size() == 1
        && trace.find(span -> span.kind() == Kind.CONSUMER).isPresent();
  }

  /** A typical checkout, the slowest one, and one of each way to fail. */
  Map<String, Trace> highlights() {
    Map<String, Trace> chosen = new LinkedHashMap<>();
    List<Trace> fine =
        checkouts(200).sorted(Comparator.comparingLong(Findings::answerNanos)).toList();
    if (!fine.isEmpty()) {
      chosen.put("A typical checkout (the median)", fine.get(fine.size() / 2));
      chosen.put("The slowest checkout", fine.get(fine.size() - 1));
    }
    first(404).ifPresent(trace -> chosen.put("Refused: the warehouse does not know it", trace));
    checkouts(500)
        .filter(trace -> trace.find(span -> isFailedStatement(span)).isPresent())
        .findFirst()
        .ifPresent(trace -> chosen.put("Failed: in the database", trace));
    checkouts(500)
        .filter(trace -> trace.find(span -> isFailedStatement(span)).isEmpty())
        .findFirst()
        .ifPresent(trace -> chosen.put("Failed: an exception nobody caught", trace));
    return chosen;
  }

  private static boolean isFailedStatement(ReceivedSpan span) {
    return span.isError() && span.attributes().containsKey("db.system.name");
  }

  private Optional<Trace> first(int status) {
    return checkouts(status).findFirst();
  }

  private Stream<Trace> checkouts(int status) {
    return requests.stream()
        .filter(request -> request.status() == status && request.path().startsWith("/checkout/"))
        .map(request -> byPath.get(request.path()))
        .filter(trace -> trace != null);
  }

  /** What the customer waited for, which leaves out what the topic's listener did afterwards. */
  private static long answerNanos(Trace trace) {
    return trace.roots().isEmpty() ? 0 : trace.roots().get(0).durationNanos();
  }
}
