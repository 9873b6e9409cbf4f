package io.hindcast.exporter.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.pool.ConnectionPoolReading;
import io.hindcast.bootstrap.pool.ConnectionPoolState;
import io.hindcast.bootstrap.record.DbPool;
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

final class ConnectionPoolMetricsTest {
  private static final int MAX_SERIES = 10;
  private static final long NOT_TOLD = ConnectionPoolState.NOT_TOLD;

  private final TestLog log = new TestLog();
  private final List<ConnectionPoolReading> readings = new ArrayList<>();
  private final Metrics metrics =
      Metrics.of(
          SpanOrigin.of(Resource.getDefault(), "1"),
          TestMetrics.settings(Temporality.CUMULATIVE, MAX_SERIES),
          log);

  ConnectionPoolMetricsTest() {
    ConnectionPoolMetrics.register(
        metrics.meter(),
        MAX_SERIES,
        () -> List.copyOf(readings),
        pool -> String.valueOf(pool.name()),
        log);
  }

  @AfterEach
  void close() {
    metrics.close();
  }

  private void read(String name, ConnectionPoolState state) {
    readings.add(new ConnectionPoolReading(new DbPool(name, null), state));
  }

  private static Attributes named(String name) {
    return Attributes.of(AttributeKey.stringKey("db.client.connection.pool.name"), name);
  }

  private static Attributes inState(String name, String state) {
    return named(name).toBuilder().put("db.client.connection.state", state).build();
  }

  private static Map<Attributes, Long> values(Collection<MetricData> collected, String metric) {
    Map<Attributes, Long> values = new HashMap<>();
    for (LongPointData point : TestMetrics.sum(collected, "db.client.connection." + metric)) {
      values.put(point.getAttributes(), point.getValue());
    }
    return values;
  }

  @Test
  void aPool_saysItAll() {
    read("orders", new ConnectionPoolState(1, 2, 3, 4, 5, 6));

    Collection<MetricData> collected = metrics.collect();

    assertThat(values(collected, "count"))
        .isEqualTo(Map.of(inState("orders", "idle"), 1L, inState("orders", "used"), 2L));
    assertThat(values(collected, "idle.max")).isEqualTo(Map.of(named("orders"), 3L));
    assertThat(values(collected, "idle.min")).isEqualTo(Map.of(named("orders"), 4L));
    assertThat(values(collected, "max")).isEqualTo(Map.of(named("orders"), 5L));
    assertThat(values(collected, "pending_requests")).isEqualTo(Map.of(named("orders"), 6L));
    assertThat(collected)
        .allSatisfy(metric -> assertThat(metric.getLongSumData().isMonotonic()).isFalse());
    assertThat(log.lines).isEmpty();
  }

  @Test
  void whatAPoolDoesNotSay_makesNoSeries() {
    read("orders", new ConnectionPoolState(1, 2, NOT_TOLD, NOT_TOLD, 5, NOT_TOLD));

    assertThat(metrics.collect())
        .extracting(MetricData::getName)
        .containsExactlyInAnyOrder("db.client.connection.count", "db.client.connection.max");
  }

  @Test
  void poolsOfOneName_areAddedUp() {
    read("orders", new ConnectionPoolState(1, 2, 3, 4, 5, 6));
    read("orders", new ConnectionPoolState(10, 20, NOT_TOLD, 40, 50, 60));

    Collection<MetricData> collected = metrics.collect();

    assertThat(values(collected, "count"))
        .isEqualTo(Map.of(inState("orders", "idle"), 11L, inState("orders", "used"), 22L));
    assertThat(values(collected, "idle.max")).isEqualTo(Map.of(named("orders"), 3L));
    assertThat(values(collected, "max")).isEqualTo(Map.of(named("orders"), 55L));
  }

  @Test
  void furtherOnes_areAddedUpInOne_andPeopleAreToldOnce() {
    for (int i = 0; i < 7; i++) {
      read("pool-" + i, new ConnectionPoolState(1, 2, 3, 4, 5, 6));
    }

    metrics.collect();
    Collection<MetricData> collected = metrics.collect();

    assertThat(values(collected, "count")).hasSize(MAX_SERIES);
    assertThat(values(collected, "max"))
        .hasSize(5)
        .containsEntry(named("pool-3"), 5L)
        .containsEntry(SeriesTable.OVERFLOW, 15L);
    assertThat(log.lines)
        .singleElement()
        .asString()
        .contains("hindcast.metrics.max-series=10", "db.client.connection.pool.name", "7");
  }

  @Test
  void aPoolThatIsGone_isNotReported() {
    read("orders", new ConnectionPoolState(1, 2, 3, 4, 5, 6));
    metrics.collect();
    readings.clear();

    assertThat(metrics.collect()).isEmpty();
  }
}
