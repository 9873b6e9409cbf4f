package io.hindcast.exporter.evidence;

import static io.opentelemetry.api.common.AttributeKey.booleanKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.hindcast.exporter.metrics.Count;
import io.hindcast.exporter.metrics.Exemplars;
import io.hindcast.exporter.metrics.Instruments;
import io.hindcast.exporter.render.Route;
import org.jspecify.annotations.Nullable;

/**
 * Counts the traces that had a reason to be kept and were not, because others of their class were.
 * Owned by the exporter's thread.
 */
public final class EvidenceDropped {
  private final Count count;

  /** Makes the instrument. */
  public EvidenceDropped(Instruments instruments) {
    count =
        instruments.count(
            "hindcast.evidence.dropped",
            "{trace}",
            "Traces with a reason to be kept that had to make room for others of their kind.",
            stringKey("hindcast.keep.reason"),
            stringKey("http.request.method"),
            stringKey("http.route"),
            stringKey("hindcast.operation"),
            stringKey("error.type"),
            stringKey("server.address"),
            booleanKey("otel.metric.overflow"));
  }

  /**
   * Counts traces of a class.
   *
   * @param key null where they had no class of their own
   */
  void add(@Nullable EvidenceKey key, long traces) {
    if (key == null) {
      count.add(traces, Exemplars.NONE, null, null, null, null, null, null, true);
      return;
    }
    Route route = key.route();
    count.add(
        traces,
        Exemplars.NONE,
        key.reason().text(),
        route.method(),
        route.httpRoute(),
        route.operation(),
        key.errorType(),
        key.peer(),
        null);
  }
}
