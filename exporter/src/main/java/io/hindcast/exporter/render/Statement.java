package io.hindcast.exporter.render;

import io.hindcast.exporter.span.AttributeName;
import io.hindcast.exporter.span.SpanAttributes;
import io.hindcast.exporter.sql.SecretNames;
import io.hindcast.exporter.sql.SecretPlaceholders;
import io.hindcast.exporter.sql.SqlDialect;
import io.hindcast.exporter.sql.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one statement's text, with the attributes that all of its calls share. Owned by
 * the exporter's thread.
 */
final class Statement {
  private static final AttributeName<String> QUERY_TEXT = AttributeName.text("db.query.text");
  private static final AttributeName<String> QUERY_SUMMARY = AttributeName.text("db.query.summary");
  private static final AttributeName<String> PROCEDURE =
      AttributeName.text("db.stored_procedure.name");

  private final String original;
  private final SqlDialect dialect;
  private final SqlText sanitized;
  private final TextLimit limit;
  private @Nullable SpanAttributes asWritten;
  private @Nullable SpanAttributes withoutLiterals;
  private @Nullable SecretPlaceholders secrets;

  Statement(String original, SqlDialect dialect, SqlText sanitized, TextLimit limit) {
    this.original = original;
    this.dialect = dialect;
    this.sanitized = sanitized;
    this.limit = limit;
  }

  /** The statement without its literals. */
  String text() {
    return sanitized.text();
  }

  @Nullable String summary() {
    return sanitized.summary();
  }

  /**
   * Which of its parameters are not for anybody's eyes.
   *
   * @param names the same at each call
   */
  SecretPlaceholders secrets(SecretNames names) {
    SecretPlaceholders known = secrets;
    if (known == null) {
      known = SecretPlaceholders.of(original, dialect, names);
      secrets = known;
    }
    return known;
  }

  /**
   * Describes a call.
   *
   * @param parameterised whether the application gave its values apart from the text
   * @param batch whether the call is a batch of this one statement
   */
  void describe(SpanDraft span, boolean parameterised, boolean batch) {
    boolean whole = parameterised && sanitized.placeholders();
    if (batch) {
      put(span, whole ? original : sanitized.text(), batchSummary(sanitized.summary()));
      return;
    }
    if (whole) {
      asWritten = asWritten == null ? shared(original) : asWritten;
      span.put(asWritten);
    } else {
      withoutLiterals = withoutLiterals == null ? shared(sanitized.text()) : withoutLiterals;
      span.put(withoutLiterals);
    }
  }

  static String batchSummary(@Nullable String summary) {
    return summary == null ? "BATCH" : "BATCH " + summary;
  }

  private SpanAttributes shared(String text) {
    SpanDraft part = new SpanDraft(limit);
    put(part, text, sanitized.summary());
    return part.attributes();
  }

  private void put(SpanDraft span, String text, @Nullable String summary) {
    span.put(QUERY_TEXT, text);
    span.put(QUERY_SUMMARY, summary);
    span.put(PROCEDURE, sanitized.procedure());
  }
}
