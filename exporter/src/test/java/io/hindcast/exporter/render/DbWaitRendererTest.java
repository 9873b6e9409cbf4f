package io.hindcast.exporter.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.hindcast.bootstrap.record.DbPool;
import io.hindcast.bootstrap.record.DbWaitRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.exporter.Records;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DbWaitRendererTest extends RenderTest {
  private static final long DEFAULT_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final DbPool POOL = new DbPool("orders", null);

  @AfterEach
  void everyWaitIsShort() {
    DbWaitRecord.spansFrom(DEFAULT_NANOS);
  }

  private static void await(@Nullable Throwable thrown) {
    ThreadContext thread = Records.thread();
    DbWaitRecord wait = Objects.requireNonNull(DbWaitRecord.begin(thread));
    wait.pool = POOL;
    wait.over(thread, thrown);
  }

  @Test
  void aLongWait_isASpan() {
    DbWaitRecord.spansFrom(0);
    await(null);

    SpanData span = renderRing().get(0);

    assertThat(span.getName()).isEqualTo("getConnection");
    assertThat(span.getKind()).isEqualTo(SpanKind.INTERNAL);
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    assertThat(attributes(span)).containsOnly(entry("db.client.connection.pool.name", "orders"));
  }

  @Test
  void aFailedWait_isASpanHoweverShort() {
    DbWaitRecord.spansFrom(Long.MAX_VALUE);
    await(new SQLException("all are in use"));

    SpanData span = renderRing().get(0);

    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(span.getStatus().getDescription()).isEqualTo("all are in use");
    assertThat(span.getEvents()).hasSize(1);
    assertThat(attributes(span))
        .containsOnly(
            entry("db.client.connection.pool.name", "orders"),
            entry("error.type", "java.sql.SQLException"));
  }
}
