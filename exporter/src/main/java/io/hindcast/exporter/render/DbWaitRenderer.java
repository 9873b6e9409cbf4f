package io.hindcast.exporter.render;

import io.hindcast.bootstrap.record.DbWaitRecord;
import io.hindcast.exporter.span.AttributeName;
import io.opentelemetry.api.trace.SpanKind;

/**
 * Waits for a connection that are worth a span. No semantic convention knows them; inside the
 * process, because the line is there: nobody at the database sees who stands in it.
 */
final class DbWaitRenderer {
  private static final AttributeName<String> POOL_NAME =
      AttributeName.text("db.client.connection.pool.name");

  private final DbReadings readings;

  DbWaitRenderer(DbReadings readings) {
    this.readings = readings;
  }

  void render(DbWaitRecord record, SpanDraft span) {
    span.kind = SpanKind.INTERNAL;
    span.name = "getConnection";
    span.put(POOL_NAME, readings.poolNames().of(record.pool));
    span.failed(ErrorTypes.ofThrown(record), record.thrown);
  }
}
