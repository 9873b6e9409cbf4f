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
  private static final AttributeName<String> OPERATION_NAME = text("db.operation.name");
  private static final AttributeName<Long> BATCH_SIZE = number("db.operation.batch.size");
  private static final AttributeName<String> STATUS_CODE = text("db.response.status_code");

  private final DbReadings readings;
  private final DbParameterAttributes parameters;

  DbRenderer(DbReadings readings, ParameterRules rules, TextLimit limit) {
    this.readings = readings;
    parameters = new DbParameterAttributes(rules, limit);
  }

  void render(DbRecord record, SpanDraft span) {
    span.kind = SpanKind.CLIENT;
    DbTargets.Known known = readings.target(record);
    DbTarget target = known.target();
    span.put(known.attributes());
    String operation = DbReadings.operation(record);
    String summary = readings.summary(record, target.dialect());
    if (operation == null) {
      said(record, summary, target, span);
    }
    span.put(OPERATION_NAME, operation);
    if (DbReadings.isBatch(record)) {
      span.put(BATCH_SIZE, (long) record.batchSize);
    }
    span.name = operation == null ? name(summary, target) : operation + " " + name(null, target);
    Throwable thrown = record.thrown;
    if (thrown != null) {
      span.put(STATUS_CODE, DbErrorCode.of(thrown, target.system()));
      span.failed(ErrorTypes.ofThrown(record), thrown);
    }
  }

  /** Puts what was said to the database. */
  private void said(DbRecord record, @Nullable String summary, DbTarget target, SpanDraft span) {
    if (record.text != null) {
      Statement statement = readings.statement(record.text, target.dialect());
      statement.describe(span, record.parameterised, DbReadings.isBatch(record));
      if (record.parameters != null && !DbReadings.isBatch(record)) {
        parameters.put(record.parameters, statement, span);
      }
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
