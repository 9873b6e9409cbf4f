package io.hindcast.exporter.metrics;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.exporter.TestLog;
import io.opentelemetry.api.common.Attributes;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SeriesTableTest {
  private final TestLog log = new TestLog();
  private final SeriesTable table =
      new SeriesTable("m", List.of(stringKey("verb"), longKey("code"), stringKey("user")), 10, log);

  @Test
  void sameValues_areTheSameSeries() {
    Attributes one = table.of("get", 200L, null);

    assertThat(one)
        .isEqualTo(Attributes.of(stringKey("verb"), "get", longKey("code"), 200L))
        .isSameAs(table.of(new String("get"), 200L, null));
  }

  @Test
  void tooMany_shareOneSeriesAndAreToldOnce() {
    for (int i = 0; i < 9; i++) {
      assertThat(table.of("get", (long) (i % 2), "user" + i)).isNotEqualTo(SeriesTable.OVERFLOW);
    }
    assertThat(log.lines).isEmpty();

    assertThat(table.of("get", 0L, "user9")).isEqualTo(SeriesTable.OVERFLOW);
    assertThat(table.of("get", 0L, "user10")).isEqualTo(SeriesTable.OVERFLOW);
    assertThat(table.of("get", 0L, "user0")).as("a known one").isNotEqualTo(SeriesTable.OVERFLOW);

    assertThat(log.lines)
        .singleElement()
        .asString()
        .contains("metric m ", "hindcast.metrics.max-series=10", "attribute user has 9 different");
  }

  @Test
  void cleared_hasRoomAgain() {
    for (int i = 0; i < 10; i++) {
      table.of("get", (long) i, null);
    }

    table.clear();

    assertThat(table.of("get", 9L, null)).isNotEqualTo(SeriesTable.OVERFLOW);
  }
}
