package io.hindcast.exporter.render;

import static io.hindcast.exporter.span.AttributeName.number;
import static io.hindcast.exporter.span.AttributeName.text;

import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.exporter.jdbcurl.DbTarget;
import io.hindcast.exporter.span.AttributeName;
import io.opentelemetry.api.trace.SpanKind;
import java.util.List;
import java.util.Objects;
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

  private final DbTargets targets;
  private final Statements statements;

  DbRenderer(TextLimit limit) {
    targets = new DbTargets(limit);
    statements = new Statements(limit);
  }

  void render(DbRecord record, SpanDraft span) {
    span.kind = SpanKind.CLIENT;
    DbTargets.Known known = targets.of(record.endpoint);
    DbTarget target = known.target();
    span.put(known.attributes());
    String summary = said(record, target, span);
    // A batch of one is no batch.
    if (isBatch(record)) {
      span.put(BATCH_SIZE, (long) record.batchSize);
    }
    span.name = name(summary, target);
    Throwable thrown = record.thrown;
    if (thrown != null) {
      span.put(STATUS_CODE, DbErrorCode.of(thrown, target.system()));
      span.error(ThrownText.type(thrown), ThrownText.message(thrown));
    }
  }

  /** Puts what was said to the database; returns its summary. */
  private @Nullable String said(DbRecord record, DbTarget target, SpanDraft span) {
    boolean batch = isBatch(record);
    List<String> texts = record.batchTexts;
    if (record.text != null) {
      Statement statement = statements.of(record.text, target.dialect());
      statement.describe(span, record.parameterised, batch);
      return batch ? Statement.batchSummary(statement.summary()) : statement.summary();
    }
    String summary = batch ? "BATCH" : null;
    if (texts != null && !texts.isEmpty()) {
      summary = ofTexts(texts, target, batch, span);
    }
    span.put(QUERY_SUMMARY, summary);
    return summary;
  }

  private @Nullable String ofTexts(
      List<String> texts, DbTarget target, boolean batch, SpanDraft span) {
    StringBuilder joined = new StringBuilder();
    String common = null;
    for (int i = 0; i < texts.size(); i++) {
      Statement known = statements.of(texts.get(i), target.dialect());
      common = i == 0 || Objects.equals(common, known.summary()) ? known.summary() : null;
      if (i > 0 && common == null && joined.length() > TextLimit.MAX_CHARS) {
        break;
      }
      if (joined.length() <= TextLimit.MAX_CHARS) {
        joined.append(i == 0 ? "" : "; ").append(known.text());
      }
    }
    span.put(QUERY_TEXT, joined.toString());
    return batch ? Statement.batchSummary(common) : common;
  }

  private static boolean isBatch(DbRecord record) {
    return record.batchSize >= 0 && record.batchSize != 1;
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
