package io.hindcast.exporter.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.bootstrap.record.QueueWaitReading;
import io.hindcast.exporter.Temporality;
import io.hindcast.exporter.TestLog;
import io.hindcast.exporter.otlp.MetricsRequestEncoder;
import io.hindcast.exporter.span.SpanOrigin;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.resources.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class QueueWaitMetricsTest {
  private static final int MAX_SERIES = 3;

  private static final SpanOrigin ORIGIN = SpanOrigin.of(Resource.getDefault(), "1.2.3");

  private final TestLog log = new TestLog();
  private final List<QueueWaitReading> readings = new ArrayList<>();
  private final List<Metrics> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(Metrics::close);
    assertThat(log.lines).isEmpty();
  }

  private Metrics metrics(Temporality temporality) {
    Metrics metrics =
        new Metrics(
            ORIGIN,
            TestMetrics.settings(temporality, MAX_SERIES),
            () -> List.copyOf(readings),
            List.of(),
            log);
    opened.add(metrics);
    return metrics;
  }

  /** So many waits of up to a millisecond, and of more than ten seconds. */
  private static QueueWaitReading reading(String name, long quick, long slow, long sumNanos) {
    return new QueueWaitReading(
        name, List.of(quick, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, slow), sumNanos);
  }

  private static Collection<HistogramPointData> points(Metrics metrics) {
    return TestMetrics.histogram(metrics.collect(), QueueWaitMetrics.METRIC);
  }

  private static Attributes named(String name) {
    return Attributes.of(AttributeKey.stringKey("hindcast.executor.name"), name);
  }

  @Test
  void withoutWaits_nothingIsSent() {
    assertThat(metrics(Temporality.CUMULATIVE).collect()).isEmpty();
    assertThat(metrics(Temporality.DELTA).collect()).isEmpty();
  }

  @Test
  void eachExecutor_isASeries() {
    readings.add(reading("orders", 3, 1, 12_000_000_000L));
    readings.add(reading("reports", 5, 0, 1_000_000));

    Collection<MetricData> collected = metrics(Temporality.CUMULATIVE).collect();

    MetricData metric = TestMetrics.named(collected, "hindcast.executor.queue.wait");
    assertThat(metric.getUnit()).isEqualTo("s");
    assertThat(metric.getDescription()).isNotEmpty();
    assertThat(metric.getInstrumentationScopeInfo()).isEqualTo(ORIGIN.scope());
    assertThat(metric.getResource()).isEqualTo(ORIGIN.resource());
    assertThat(metric.getHistogramData().getAggregationTemporality())
        .isEqualTo(AggregationTemporality.CUMULATIVE);
    assertThat(metric.getHistogramData().getPoints())
        .satisfiesExactly(
            orders -> {
              assertThat(orders.getAttributes()).isEqualTo(named("orders"));
              assertThat(orders.getCount()).isEqualTo(4);
              assertThat(orders.getSum()).isEqualTo(12);
              assertThat(orders.getCounts()).startsWith(3L, 0L).endsWith(0L, 1L);
              assertThat(orders.getBoundaries())
                  .containsExactly(0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 5.0, 10.0);
              assertThat(orders.hasMin() || orders.hasMax()).isFalse();
              assertThat(orders.getEpochNanos())
                  .isGreaterThanOrEqualTo(orders.getStartEpochNanos());
            },
            reports -> {
              assertThat(reports.getAttributes()).isEqualTo(named("reports"));
              assertThat(reports.getCount()).isEqualTo(5);
              assertThat(reports.getSum()).isEqualTo(0.001);
            });
  }

  @Test
  void cumulative_isAllSinceTheStart() {
    Metrics metrics = metrics(Temporality.CUMULATIVE);
    readings.add(reading("orders", 3, 1, 100));
    HistogramPointData first = points(metrics).iterator().next();
    readings.set(0, reading("orders", 5, 1, 300));

    HistogramPointData second = points(metrics).iterator().next();

    assertThat(second.getCount()).isEqualTo(6);
    assertThat(second.getStartEpochNanos()).isEqualTo(first.getStartEpochNanos());
  }

  @Test
  void delta_isWhatCameSinceTheLastTime() {
    Metrics metrics = metrics(Temporality.DELTA);
    readings.add(reading("orders", 3, 1, 3_000_000_000L));
    readings.add(reading("reports", 1, 0, 100));
    assertThat(points(metrics)).extracting(HistogramPointData::getCount).containsExactly(4L, 1L);
    long firstTime = System.currentTimeMillis();
    readings.set(0, reading("orders", 5, 2, 5_500_000_000L));

    MetricData metric = TestMetrics.named(metrics.collect(), QueueWaitMetrics.METRIC);

    assertThat(metric.getHistogramData().getAggregationTemporality())
        .isEqualTo(AggregationTemporality.DELTA);
    assertThat(metric.getHistogramData().getPoints())
        .singleElement()
        .satisfies(
            point -> {
              assertThat(point.getAttributes()).isEqualTo(named("orders"));
              assertThat(point.getCounts()).startsWith(2L).endsWith(1L);
              assertThat(point.getCount()).isEqualTo(3);
              assertThat(point.getSum()).isCloseTo(2.5, within(1e-6));
              assertThat(point.getStartEpochNanos() / 1_000_000).isLessThanOrEqualTo(firstTime);
              assertThat(point.getEpochNanos()).isGreaterThanOrEqualTo(point.getStartEpochNanos());
            });
    assertThat(metrics.collect()).as("nothing more has come").isEmpty();
  }

  @Test
  void lowMemory_isDeltaTooForWhatIsToldOfEachEvent() {
    Metrics metrics = metrics(Temporality.LOW_MEMORY);
    readings.add(reading("orders", 3, 1, 100));
    points(metrics);
    readings.set(0, reading("orders", 4, 1, 200));

    assertThat(points(metrics)).extracting(HistogramPointData::getCount).containsExactly(1L);
  }

  @Test
  void nameThatWasGivenUp_beginsAnew() {
    Metrics metrics = metrics(Temporality.DELTA);
    readings.add(reading("orders", 30, 1, 3_000));
    points(metrics);
    readings.set(0, reading("orders", 2, 0, 20));

    assertThat(points(metrics))
        .singleElement()
        .satisfies(
            point -> {
              assertThat(point.getCounts()).startsWith(2L).endsWith(0L);
              assertThat(point.getSum()).isEqualTo(2e-8);
            });
  }

  @Test
  void furtherExecutors_areAddedUpInOne() {
    for (int i = 0; i < MAX_SERIES + 1; i++) {
      readings.add(reading("pool-" + i, i, 10, 1_000));
    }

    assertThat(points(metrics(Temporality.CUMULATIVE)))
        .satisfiesExactly(
            first -> assertThat(first.getAttributes()).isEqualTo(named("pool-0")),
            second -> assertThat(second.getAttributes()).isEqualTo(named("pool-1")),
            others -> {
              assertThat(others.getAttributes()).isEqualTo(SeriesTable.OVERFLOW);
              assertThat(others.getCounts()).startsWith(5L, 0L).endsWith(0L, 20L);
              assertThat(others.getSum()).isCloseTo(2e-6, within(1e-12));
            });
  }

  @Test
  void request_hasIt() throws Exception {
    readings.add(reading("orders", 3, 1, 12_000_000_000L));

    byte[] request =
        MetricsRequestEncoder.encode(ORIGIN.resource(), metrics(Temporality.CUMULATIVE).collect());

    Metric metric =
        ExportMetricsServiceRequest.parseFrom(request)
            .getResourceMetrics(0)
            .getScopeMetrics(0)
            .getMetrics(0);
    assertThat(metric.getName()).isEqualTo("hindcast.executor.queue.wait");
    HistogramDataPoint point = metric.getHistogram().getDataPoints(0);
    assertThat(point.getCount()).isEqualTo(4);
    assertThat(point.getSum()).isEqualTo(12);
    assertThat(point.getBucketCountsList()).hasSize(point.getExplicitBoundsCount() + 1);
  }
}
