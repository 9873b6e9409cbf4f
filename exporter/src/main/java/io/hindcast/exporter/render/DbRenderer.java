package io.hindcast.exporter.render;

import static io.hindcast.exporter.span.AttributeName.number;
import static io.hindcast.exporter.span.AttributeName.text;

import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.exporter.jdbcurl.DbTarget;
import io.hindcast.exporter.span.AttributeName;
import io.opentelemetry.api.trace.SpanKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls to databases (OpenTelemetry semantic conventions, "Database client span"). Owned by the
 * exporter's thread.
 */
final class DbRenderer {
  private static final AttributeName<String> QUERY_TEXT = text("db.query.text");
  private static final AttributeName<String> QUERY_SUMMARY = text("db.query.summary");
  private static final AttributeName<Long> BATCH_SIZE = number("db.operation.batch.size");
  private static final AttributeName<String> STATUS_CODE = text("db.response.status_code");

  private final DbReadings readings;

  DbRenderer(DbReadings readings) {
    this.readings = readings;
  }

  void render(DbRecord record, SpanDraft span) {
    span.kind = SpanKind.CLIENT;
    DbTargets.Known known = readings.target(record);
    DbTarget target = known.target();
    span.put(known.attributes());
    String summary = readings.summary(record, target.dialect());
    said(record, summary, target, span);
    if (DbReadings.isBatch(record)) {
      span.put(BATCH_SIZE, (long) record.batchSize);
    }
    span.name = name(summary, target);
    Throwable thrown = record.thrown;
    if (thrown != null) {
      span.put(STATUS_CODE, DbErrorCode.of(thrown, target.system()));
      span.failed(ErrorTypes.ofThrown(record), thrown);
    }
  }

  /** Puts what was said to the database. */
  private void said(DbRecord record, @Nullable String summary, DbTarget target, SpanDraft span) {
    if (record.text != null) {
      readings
          .statement(record.text, target.dialect())
          .describe(span, record.parameterised, DbReadings.isBatch(record));
      return;
    }
    List<String> texts = record.batchTexts;
    if (texts != null && !texts.isEmpty()) {
      span.put(QUERY_TEXT, joined(texts, target));
    }
    span.put(QUERY_SUMMARY, summary);
  }

  private String joined(List<String> texts, DbTarget target) {
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < texts.size() && joined.length() <= TextLimit.MAX_CHARS; i++) {
      joined
          .append(i == 0 ? "" : "; ")
          .append(readings.statement(texts.get(i), target.dialect()).text());
    }
    return joined.toString();
  }

  private static String name(@Nullable String summary, DbTarget target) {
    if (summary != null) {
      return summary;
    }
    if (target.namespace() != null) {
      return target.namespace();
    }
    if (target.host() != null) {
      return target.port() > 0 ? target.host() + ":" + target.port() : target.host();
    }
    return target.system();
  }
}
