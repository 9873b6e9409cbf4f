package io.hindcast.exporter.render;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.hindcast.bootstrap.record.DbEndpoint;
import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.exporter.jdbcurl.DbTarget;
import io.hindcast.exporter.jdbcurl.JdbcUrl;
import io.hindcast.exporter.sql.SqlText;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Calls to databases (OpenTelemetry semantic conventions, "Database client span"). Owned by the
 * exporter's thread.
 */
final class DbRenderer {
  private static final AttributeKey<String> SYSTEM = stringKey("db.system.name");
  private static final AttributeKey<String> NAMESPACE = stringKey("db.namespace");
  private static final AttributeKey<String> SERVER_ADDRESS = stringKey("server.address");
  private static final AttributeKey<Long> SERVER_PORT = longKey("server.port");
  private static final AttributeKey<String> QUERY_TEXT = stringKey("db.query.text");
  private static final AttributeKey<String> QUERY_SUMMARY = stringKey("db.query.summary");
  private static final AttributeKey<String> PROCEDURE = stringKey("db.stored_procedure.name");
  private static final AttributeKey<Long> BATCH_SIZE = longKey("db.operation.batch.size");
  private static final AttributeKey<String> STATUS_CODE = stringKey("db.response.status_code");

  /** More pools than this in one process would only parse their URL again. */
  private static final int ENDPOINTS = 64;

  private static final DbEndpoint UNKNOWN = new DbEndpoint(null, null);

  private final Map<DbEndpoint, DbTarget> targets = new Lru<>(ENDPOINTS);
  private final Statements statements = new Statements();

  void render(DbRecord record, SpanDraft span) {
    span.kind = SpanKind.CLIENT;
    DbEndpoint endpoint = record.endpoint == null ? UNKNOWN : record.endpoint;
    DbTarget target =
        targets.computeIfAbsent(endpoint, key -> JdbcUrl.parse(key.url(), key.product()));
    span.put(SYSTEM, target.system());
    span.put(NAMESPACE, target.namespace());
    span.put(SERVER_ADDRESS, target.host());
    if (target.host() != null) {
      span.putPort(SERVER_PORT, target.port());
    }
    Said said = said(record, target);
    span.put(QUERY_TEXT, said.text);
    span.put(QUERY_SUMMARY, said.summary);
    span.put(PROCEDURE, said.procedure);
    // A batch of one is no batch.
    if (record.batchSize >= 0 && record.batchSize != 1) {
      span.put(BATCH_SIZE, (long) record.batchSize);
    }
    span.name = name(said.summary, target);
    Throwable thrown = record.thrown;
    if (thrown != null) {
      span.put(STATUS_CODE, DbErrorCode.of(thrown, target.system()));
      span.error(ThrownText.type(thrown), ThrownText.message(thrown));
    }
  }

  private record Said(
      @Nullable String text, @Nullable String summary, @Nullable String procedure) {}

  private Said said(DbRecord record, DbTarget target) {
    boolean batch = record.batchSize >= 0 && record.batchSize != 1;
    List<String> texts = record.batchTexts;
    if (record.text == null && texts != null && !texts.isEmpty()) {
      return ofTexts(texts, target, batch);
    }
    if (record.text == null) {
      return new Said(null, batch ? "BATCH" : null, null);
    }
    SqlText known = statements.of(record.text, target.dialect());
    String text = record.parameterised && known.placeholders() ? record.text : known.text();
    String summary = batch ? batchSummary(known.summary()) : known.summary();
    return new Said(text, summary, known.procedure());
  }

  private Said ofTexts(List<String> texts, DbTarget target, boolean batch) {
    StringBuilder joined = new StringBuilder();
    String common = null;
    for (int i = 0; i < texts.size(); i++) {
      SqlText known = statements.of(texts.get(i), target.dialect());
      common = i == 0 || Objects.equals(common, known.summary()) ? known.summary() : null;
      if (i > 0 && common == null && joined.length() > TextLimit.MAX_CHARS) {
        break;
      }
      if (joined.length() <= TextLimit.MAX_CHARS) {
        joined.append(i == 0 ? "" : "; ").append(known.text());
      }
    }
    return new Said(joined.toString(), batch ? batchSummary(common) : common, null);
  }

  private static String batchSummary(@Nullable String summary) {
    return summary == null ? "BATCH" : "BATCH " + summary;
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
