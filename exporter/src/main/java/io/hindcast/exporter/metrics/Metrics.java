package io.hindcast.exporter.metrics;

import io.hindcast.bootstrap.pool.ExecutorPools;
import io.hindcast.bootstrap.record.QueueWaitReading;
import io.hindcast.exporter.Log;
import io.hindcast.exporter.MetricsExporter;
import io.hindcast.exporter.MetricsSettings;
import io.hindcast.exporter.Temporality;
import io.hindcast.exporter.span.SpanOrigin;
import io.hindcast.exporter.trace.Clock;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.sdk.metrics.ExemplarFilter;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.SdkMeterProviderBuilder;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.AggregationTemporalitySelector;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of this process: the OpenTelemetry SDK's aggregation, read when the exporter says so.
 * Owned by the exporter's thread.
 */
public final class Metrics {
  /** More than {@link Instruments} ever lets through, so that the one limit is ours. */
  private static final int SPARE_SERIES = 1;

  private final PulledReader reader;
  private final SdkMeterProvider provider;
  private final Meter meter;
  private final Instruments instruments;
  private final boolean delta;

  /**
   * Metrics that nothing has been measured for.
   *
   * @param origin what the process is, and who measures
   * @param queueWaits {@code ExecutorPools.queueWaits()}
   * @param others who else reads them, by threads of their own
   */
  Metrics(
      SpanOrigin origin,
      MetricsSettings settings,
      Supplier<List<QueueWaitReading>> queueWaits,
      List<MetricReader> others,
      Log log) {
    AggregationTemporalitySelector temporality = selector(settings.temporality());
    delta = settings.temporality() != Temporality.CUMULATIVE;
    reader = new PulledReader(temporality);
    SdkMeterProviderBuilder builder =
        SdkMeterProvider.builder()
            .setResource(origin.resource())
            .setExemplarFilter(
                settings.exemplars() ? ExemplarFilter.traceBased() : ExemplarFilter.alwaysOff())
            .registerMetricProducer(
                new QueueWaitMetrics(
                    origin.scope(), settings.maxSeries(), queueWaits, Clock.system()))
            .registerMetricReader(reader, type -> settings.maxSeries() + SPARE_SERIES);
    for (MetricReader other : others) {
      builder.registerMetricReader(other, type -> settings.maxSeries() + SPARE_SERIES);
    }
    provider = builder.build();
    @Nullable String version = origin.scope().getVersion();
    meter =
        provider
            .meterBuilder(origin.scope().getName())
            .setInstrumentationVersion(version == null ? "" : version)
            .build();
    instruments = new Instruments(meter, settings.maxSeries(), log);
  }

  /** Metrics that {@link #collect} reads, and Prometheus where it is to. */
  public static Metrics of(SpanOrigin origin, MetricsSettings settings, Log log) {
    MetricReader endpoint =
        settings.exporters().contains(MetricsExporter.PROMETHEUS)
            ? ScrapeEndpoint.open(settings.prometheusHost(), settings.prometheusPort(), log)
            : null;
    return new Metrics(
        origin,
        settings,
        ExecutorPools::queueWaits,
        endpoint == null ? List.of() : List.of(endpoint),
        log);
  }

  /** For what is asked when metrics are collected. */
  public Meter meter() {
    return meter;
  }

  /** For what is measured of each operation. */
  public Instruments instruments() {
    return instruments;
  }

  /** What was measured. */
  public Collection<MetricData> collect() {
    Collection<MetricData> collected = reader.read();
    if (delta) {
      instruments.clearSeries();
    }
    return collected;
  }

  /** Gives up what callbacks hold. */
  public void close() {
    provider.close();
  }

  private static AggregationTemporalitySelector selector(Temporality temporality) {
    return switch (temporality) {
      case CUMULATIVE -> AggregationTemporalitySelector.alwaysCumulative();
      case DELTA -> AggregationTemporalitySelector.deltaPreferred();
      case LOW_MEMORY -> AggregationTemporalitySelector.lowMemory();
    };
  }
}
