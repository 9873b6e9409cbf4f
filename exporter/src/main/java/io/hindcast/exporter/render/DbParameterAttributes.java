package io.hindcast.exporter.render;

import io.hindcast.bootstrap.record.DbParameter;
import io.hindcast.bootstrap.record.DbParameters;
import io.hindcast.exporter.span.AttributeName;
import io.hindcast.exporter.sql.SecretPlaceholders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code db.query.parameter.<key>}, where the application wants them. Owned by the exporter's
 * thread.
 */
final class DbParameterAttributes {
  private static final String PREFIX = "db.query.parameter.";

  /** An attribute without a value is left out, and this is one. */
  private static final String EMPTY = "(empty)";

  private final ParameterRules rules;
  private final TextLimit limit;

  @SuppressWarnings("unchecked") // there are no arrays of them
  private final @Nullable AttributeName<String>[] byIndex =
      (AttributeName<String>[]) new AttributeName<?>[DbParameters.MAX_PARAMETERS];

  DbParameterAttributes(ParameterRules rules, TextLimit limit) {
    this.rules = rules;
    this.limit = limit;
  }

  void put(List<DbParameter> parameters, Statement statement, SpanDraft span) {
    SecretPlaceholders secrets = statement.secrets(rules.names());
    int left = DbParameters.MAX_CHARS;
    for (DbParameter parameter : parameters) {
      // Of what it was, shown or not: the record may have left out the next ones by that already.
      left -= parameter.value().toString().length();
      if (left < 0) {
        limit.leftOut();
        return;
      }
      String name = parameter.name();
      span.put(
          name == null ? name(parameter.index()) : AttributeName.text(PREFIX + name),
          shown(parameter, secrets));
    }
  }

  private String shown(DbParameter parameter, SecretPlaceholders secrets) {
    String name = parameter.name();
    String value = parameter.value().toString();
    boolean hidden =
        name == null
            ? secrets.hide(parameter.index()) || rules.hideIndex(parameter.index())
            : secrets.any() || rules.names().occurIn(name);
    if (hidden || rules.hideValue(value)) {
      return Redaction.REDACTED;
    }
    return value.isEmpty() ? EMPTY : value;
  }

  private AttributeName<String> name(int index) {
    AttributeName<String> name = byIndex[index];
    if (name == null) {
      name = AttributeName.text(PREFIX + index);
      byIndex[index] = name;
    }
    return name;
  }
}
