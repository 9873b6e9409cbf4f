package io.hindcast.exporter.metrics;

import io.hindcast.exporter.ExporterStats;
import io.hindcast.exporter.ExporterStats.DropReason;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import java.util.Locale;

/**
 * What became of the data points that were handed to the sender before (OpenTelemetry semantic
 * conventions, "SDK metrics"): a sum that lacks some is to be told from one that is small.
 */
public final class DataPointMetrics {
  private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

  private final ExporterStats stats;
  private final Attributes exporter;

  /**
   * Of one exporter.
   *
   * @param exporterType value of {@code otel.component.type}
   */
  public DataPointMetrics(ExporterStats stats, String exporterType) {
    this.stats = stats;
    this.exporter =
        Attributes.of(
            AttributeKey.stringKey("otel.component.name"),
            exporterType + "/0",
            AttributeKey.stringKey("otel.component.type"),
            exporterType);
  }

  void register(Meter meter) {
    meter
        .counterBuilder("otel.sdk.exporter.metric_data_point.exported")
        .setUnit("{data_point}")
        .setDescription("Data points that were delivered, or were lost on the way.")
        .buildWithCallback(this::exported);
    meter
        .upDownCounterBuilder("otel.sdk.exporter.metric_data_point.inflight")
        .setUnit("{data_point}")
        .setDescription("Data points that were taken over, and neither delivered nor lost.")
        .buildWithCallback(
            measurement ->
                measurement.record(
                    stats.received() - stats.exported() - stats.dropped(), exporter));
  }

  private void exported(ObservableLongMeasurement measurement) {
    measurement.record(stats.exported(), exporter);
    for (DropReason reason : DropReason.values()) {
      long lost = stats.dropped(reason);
      if (lost > 0) {
        String error = reason.name().toLowerCase(Locale.ROOT);
        measurement.record(lost, exporter.toBuilder().put(ERROR, error).build());
      }
    }
  }
}
