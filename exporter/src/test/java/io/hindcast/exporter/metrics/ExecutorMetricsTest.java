package io.hindcast.exporter.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.pool.ExecutorReading;
import io.hindcast.exporter.Temporality;
import io.hindcast.exporter.TestLog;
import io.hindcast.exporter.span.SpanOrigin;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.resources.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ExecutorMetricsTest {
  private static final List<String> NAMES =
      List.of(
          "hindcast.executor.queue.size",
          "hindcast.executor.active",
          "hindcast.executor.pool.size",
          "hindcast.executor.pool.max",
          "hindcast.executor.rejected");

  private static final int MAX_SERIES = 10;

  private final TestLog log = new TestLog();
  private final List<ExecutorReading> readings = new ArrayList<>();
  private int asked;
  private final Metrics metrics =
      Metrics.of(
          SpanOrigin.of(Resource.getDefault(), "1"),
          TestMetrics.settings(Temporality.CUMULATIVE, MAX_SERIES),
          log);

  ExecutorMetricsTest() {
    ExecutorMetrics.register(
        metrics.meter(),
        MAX_SERIES,
        () -> {
          asked++;
          return List.copyOf(readings);
        },
        log);
  }

  @AfterEach
  void close() {
    metrics.close();
  }

  private static Attributes named(String name) {
    return Attributes.of(AttributeKey.stringKey("hindcast.executor.name"), name);
  }

  /** The values of one series, in the order of {@link #NAMES}. */
  private static List<Long> values(Collection<MetricData> collected, Attributes series) {
    return NAMES.stream()
        .flatMap(name -> TestMetrics.sum(collected, name).stream())
        .filter(point -> point.getAttributes().equals(series))
        .map(LongPointData::getValue)
        .toList();
  }

  @Test
  void withoutExecutors_nothingIsSent() {
    assertThat(metrics.collect()).isEmpty();
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void eachExecutor_isASeriesOfEachMetric() {
    readings.add(new ExecutorReading("orders", 5, 4, 3, 2, 1));
    readings.add(new ExecutorReading("reports", 50, 40, 30, 20, 10));

    Collection<MetricData> collected = metrics.collect();

    assertThat(collected)
        .extracting(MetricData::getName)
        .containsExactlyInAnyOrderElementsOf(NAMES);
    assertThat(values(collected, named("orders"))).containsExactly(5L, 4L, 3L, 2L, 1L);
    assertThat(values(collected, named("reports"))).containsExactly(50L, 40L, 30L, 20L, 10L);
    assertThat(asked).as("one reading for all five").isEqualTo(1);
    assertThat(log.lines).isEmpty();
  }

  @Test
  void whatTheyAre() {
    readings.add(new ExecutorReading("orders", 5, 4, 3, 2, 1));
    Map<String, String> units = new HashMap<>();
    Map<String, Boolean> onlyGrows = new HashMap<>();

    for (MetricData metric : metrics.collect()) {
      units.put(metric.getName().substring("hindcast.executor.".length()), metric.getUnit());
      onlyGrows.put(metric.getName(), metric.getLongSumData().isMonotonic());
    }

    assertThat(units)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "queue.size", "{task}",
                "active", "{thread}",
                "pool.size", "{thread}",
                "pool.max", "{thread}",
                "rejected", "{task}"));
    assertThat(onlyGrows).containsEntry("hindcast.executor.rejected", true);
    assertThat(onlyGrows.values()).containsOnlyOnce(true);
  }

  @Test
  void anExecutorThatIsGone_isNotReported() {
    readings.add(new ExecutorReading("orders", 5, 4, 3, 2, 1));
    metrics.collect();
    readings.clear();

    assertThat(metrics.collect()).isEmpty();
  }

  @Test
  void asManyAsThereMayBeSeries_haveOneEach() {
    for (int i = 0; i < MAX_SERIES; i++) {
      readings.add(new ExecutorReading("pool-" + i, i, 0, 0, 0, 0));
    }

    assertThat(TestMetrics.sum(metrics.collect(), "hindcast.executor.queue.size"))
        .extracting(LongPointData::getAttributes)
        .hasSize(MAX_SERIES)
        .doesNotContain(SeriesTable.OVERFLOW);
    assertThat(log.lines).isEmpty();
  }

  @Test
  void furtherOnes_areAddedUpInOne_andPeopleAreToldOnce() {
    for (int i = 0; i < MAX_SERIES + 1; i++) {
      readings.add(new ExecutorReading("pool-" + i, 1_000 + i, 1, 2, 3, 4));
    }

    metrics.collect();
    Collection<MetricData> collected = metrics.collect();

    for (String name : NAMES) {
      assertThat(TestMetrics.sum(collected, name)).as(name).hasSize(MAX_SERIES);
    }
    assertThat(values(collected, named("pool-8"))).containsExactly(1_008L, 1L, 2L, 3L, 4L);
    assertThat(values(collected, SeriesTable.OVERFLOW)).containsExactly(2_019L, 2L, 4L, 6L, 8L);
    assertThat(log.lines)
        .singleElement()
        .asString()
        .contains("hindcast.metrics.max-series=10", "hindcast.executor.name", "11");
  }
}
