package io.hindcast.exporter.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.exporter.ExporterStats;
import io.hindcast.exporter.Records;
import io.hindcast.exporter.render.DbReadings;
import io.hindcast.exporter.render.OperationReadings;
import io.hindcast.exporter.render.Route;
import org.junit.jupiter.api.Test;

final class RouteHistoriesTest {
  private final OperationReadings readings =
      new OperationReadings(new DbReadings(new ExporterStats()));
  private final RouteHistories histories = new RouteHistories();

  @Test
  void route_keepsItsHistory() {
    RouteHistory history = histories.of(route("a"), 0);

    assertThat(history).isNotNull();
    assertThat(histories.of(route("a"), 1)).isSameAs(history);
    assertThat(histories.of(route("b"), 1)).isNotSameAs(history);
  }

  @Test
  void floodOfRoutes_findsNoPlace() {
    for (int i = 0; i < RouteHistories.MOST; i++) {
      assertThat(histories.of(route("known" + i), i)).isNotNull();
    }
    for (int i = 0; i < 10_000; i++) {
      assertThat(histories.of(route("reply-" + i), 1_000)).isNull();
    }

    assertThat(histories.size()).isEqualTo(RouteHistories.MOST);
    assertThat(histories.of(route("known0"), 1_000)).isNotNull();
  }

  @Test
  void routeThatIsNotUsedAnyMore_makesRoom() {
    for (int i = 0; i < RouteHistories.MOST; i++) {
      histories.of(route("known" + i), 0);
    }
    long later = RouteHistories.FORGET_NANOS;
    histories.of(route("known0"), later - 1);

    assertThat(histories.of(route("new"), later - 1)).isNull();
    assertThat(histories.of(route("new"), later)).isNotNull();
    assertThat(histories.size()).isEqualTo(RouteHistories.MOST);
  }

  private Route route(String name) {
    InternalRecord record = new InternalRecord(Records.thread());
    record.name = name;
    return readings.route(record);
  }
}
