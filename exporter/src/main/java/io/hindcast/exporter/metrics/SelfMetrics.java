package io.hindcast.exporter.metrics;

import io.hindcast.bootstrap.record.SpanQueue;
import io.hindcast.bootstrap.record.ThreadContexts;
import io.hindcast.exporter.ExporterStats;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the agent says of itself (OpenTelemetry semantic conventions, "SDK metrics"): what went
 * through the ring, what became of it, and what was lost for which reason. {@code processed} is the
 * sum of what came out of the ring and what was lost before, each span once; {@code exported} the
 * sum of what was delivered and what was lost after. A trace that is called back by a late failure
 * is in both parts of the latter: a counter does not go back.
 */
public final class SelfMetrics {
  private static final AttributeKey<String> COMPONENT =
      AttributeKey.stringKey("otel.component.name");
  private static final AttributeKey<String> TYPE = AttributeKey.stringKey("otel.component.type");
  private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

  private static final Attributes RING =
      Attributes.of(COMPONENT, "hindcast_ring/0", TYPE, "hindcast_ring");

  private final ExporterStats stats;
  private final @Nullable DataPointMetrics points;
  private final OperationDurations durations;
  private final Attributes exporter;
  private final Map<SpanQueue.DropReason, Attributes> early =
      new EnumMap<>(SpanQueue.DropReason.class);
  private final Map<ExporterStats.DropReason, Attributes> late =
      new EnumMap<>(ExporterStats.DropReason.class);

  /**
   * What a process says of itself.
   *
   * @param exporterType value of {@code otel.component.type} for what sends the spans
   * @param points what it says of its metrics; null where it sends none
   * @param durations of all that is sent
   */
  public SelfMetrics(
      ExporterStats stats,
      String exporterType,
      @Nullable DataPointMetrics points,
      OperationDurations durations) {
    this.stats = stats;
    this.points = points;
    this.durations = durations;
    this.exporter = Attributes.of(COMPONENT, exporterType + "/0", TYPE, exporterType);
    for (SpanQueue.DropReason reason : SpanQueue.DropReason.values()) {
      early.put(reason, with(RING, reason));
    }
    for (ExporterStats.DropReason reason : ExporterStats.DropReason.values()) {
      late.put(reason, with(exporter, reason));
    }
  }

  /** Registers them; they are asked for when metrics are collected. */
  public void register(Meter meter) {
    if (points != null) {
      points.register(meter);
    }
    durations.register(meter);
    meter
        .counterBuilder("otel.sdk.span.started")
        .setUnit("{span}")
        .setDescription("Spans that were begun, whether their trace is kept or not.")
        .buildWithCallback(measurement -> measurement.record(ThreadContexts.begun().spans()));
    meter
        .upDownCounterBuilder("otel.sdk.span.live")
        .setUnit("{span}")
        .setDescription("Spans that were begun and that the exporter has not taken over yet.")
        .buildWithCallback(measurement -> measurement.record(live()));
    meter
        .upDownCounterBuilder("otel.sdk.processor.span.queue.size")
        .setUnit("{span}")
        .setDescription("Local traces that wait in the ring.")
        .buildWithCallback(measurement -> measurement.record(SpanQueue.size(), RING));
    meter
        .upDownCounterBuilder("otel.sdk.processor.span.queue.capacity")
        .setUnit("{span}")
        .setDescription("Local traces that the ring can hold.")
        .buildWithCallback(measurement -> measurement.record(SpanQueue.capacity(), RING));
    meter
        .counterBuilder("otel.sdk.processor.span.processed")
        .setUnit("{span}")
        .setDescription("Spans that came out of the ring, or were lost before.")
        .buildWithCallback(this::processed);
    meter
        .counterBuilder("otel.sdk.exporter.span.exported")
        .setUnit("{span}")
        .setDescription("Spans that were delivered, or were lost on the way.")
        .buildWithCallback(this::exported);
    meter
        .upDownCounterBuilder("otel.sdk.exporter.span.inflight")
        .setUnit("{span}")
        .setDescription("Spans that were taken over, and neither delivered nor lost.")
        .buildWithCallback(
            measurement ->
                measurement.record(
                    stats.received() - stats.exported() - stats.dropped(), exporter));
    meter
        .counterBuilder("hindcast.trace.split")
        .setUnit("{part}")
        .setDescription("Parts of traces that went on before their root had ended.")
        .buildWithCallback(
            measurement -> record(measurement, stats.tracesSplit(), Attributes.empty()));
  }

  /** Of all records: of some it is known at their end only whether they are spans. */
  private long live() {
    // Asked for first: what is begun meanwhile is live, what is polled meanwhile would be less than
    // nothing.
    long over = stats.polled();
    for (SpanQueue.DropReason reason : SpanQueue.DropReason.values()) {
      over += SpanQueue.dropped(reason);
    }
    // A reading may be that of the last time.
    return Math.max(0, ThreadContexts.begun().records() - over);
  }

  private void processed(ObservableLongMeasurement measurement) {
    measurement.record(stats.processed(), RING);
    for (SpanQueue.DropReason reason : SpanQueue.DropReason.values()) {
      record(measurement, SpanQueue.dropped(reason), Objects.requireNonNull(early.get(reason)));
    }
  }

  private void exported(ObservableLongMeasurement measurement) {
    measurement.record(stats.exported(), exporter);
    for (ExporterStats.DropReason reason : ExporterStats.DropReason.values()) {
      record(measurement, stats.dropped(reason), Objects.requireNonNull(late.get(reason)));
    }
  }

  /** A reason that never came up makes no series. */
  private static void record(
      ObservableLongMeasurement measurement, long count, Attributes attributes) {
    if (count > 0) {
      measurement.record(count, attributes);
    }
  }

  private static Attributes with(Attributes component, Enum<?> reason) {
    return component.toBuilder().put(ERROR, reason.name().toLowerCase(Locale.ROOT)).build();
  }
}
