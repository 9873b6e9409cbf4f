package io.hindcast.exporter.metrics;

import io.hindcast.exporter.MetricsSettings;
import io.hindcast.exporter.OtlpProtocol;
import io.hindcast.exporter.OtlpSettings;
import io.hindcast.exporter.Temporality;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.NoSuchElementException;
import java.util.Set;

/** Settings to measure with, and points found by the metric's name. */
public final class TestMetrics {
  /** From the last collection on. */
  public static final MetricsSettings DELTA = settings(Temporality.DELTA, 2000);

  /** From the start on. */
  public static final MetricsSettings CUMULATIVE = settings(Temporality.CUMULATIVE, 2000);

  private TestMetrics() {}

  /** With a limit of series. */
  public static MetricsSettings settings(Temporality temporality, int maxSeries) {
    return new MetricsSettings(
        Set.of(),
        Duration.ofMinutes(1),
        Duration.ofSeconds(30),
        temporality,
        true,
        "127.0.0.1",
        0,
        maxSeries,
        OtlpSettings.of(OtlpProtocol.HTTP_PROTOBUF, URI.create("http://127.0.0.1:1/v1/metrics")));
  }

  /** The metric of a name. */
  public static MetricData named(Collection<MetricData> metrics, String name) {
    return metrics.stream()
        .filter(metric -> metric.getName().equals(name))
        .findAny()
        .orElseThrow(() -> new NoSuchElementException(name));
  }

  /** The points of a histogram. */
  public static Collection<HistogramPointData> histogram(
      Collection<MetricData> metrics, String name) {
    return named(metrics, name).getHistogramData().getPoints();
  }

  /** The points of a sum of whole numbers. */
  public static Collection<LongPointData> sum(Collection<MetricData> metrics, String name) {
    return named(metrics, name).getLongSumData().getPoints();
  }
}
