package io.hindcast.exporter.metrics;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.AggregationTemporalitySelector;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Reads the metrics when it is told to; it has no thread of its own. */
final class PulledReader implements MetricReader {
  private final AggregationTemporalitySelector temporality;
  private final @Nullable HistogramDeltas deltas;
  private volatile CollectionRegistration source = CollectionRegistration.noop();

  PulledReader(AggregationTemporalitySelector temporality) {
    this.temporality = temporality;
    boolean delta =
        temporality.getAggregationTemporality(InstrumentType.HISTOGRAM)
            == AggregationTemporality.DELTA;
    deltas = delta ? new HistogramDeltas() : null;
  }

  /** What was measured; with delta temporality, since the last call. */
  Collection<MetricData> read() {
    Collection<MetricData> collected = source.collectAllMetrics();
    return deltas == null ? collected : deltas.of(collected);
  }

  @Override
  public void register(CollectionRegistration registration) {
    source = registration;
  }

  @Override
  public AggregationTemporality getAggregationTemporality(InstrumentType type) {
    return temporality.getAggregationTemporality(type);
  }

  @Override
  public CompletableResultCode forceFlush() {
    return CompletableResultCode.ofSuccess();
  }

  @Override
  public CompletableResultCode shutdown() {
    source = CollectionRegistration.noop();
    return CompletableResultCode.ofSuccess();
  }
}
