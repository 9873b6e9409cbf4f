package io.hindcast.exporter.render;

import io.hindcast.exporter.sql.SqlDialect;
import io.hindcast.exporter.sql.SqlSanitizer;
import io.hindcast.exporter.sql.SqlText;
import java.util.Map;

/**
 * Remembers what was made of a statement's text: applications send few texts many times. Owned by
 * the exporter's thread.
 */
final class Statements {
  private static final int CAPACITY = 512;

  /** Longer texts are seldom the same twice; with this the cache stays below 4 MiB. */
  private static final int MAX_REMEMBERED_CHARS = 2048;

  private record Key(String text, SqlDialect dialect) {}

  private final Map<Key, SqlText> known = new Lru<>(CAPACITY);

  SqlText of(String text, SqlDialect dialect) {
    if (text.length() > MAX_REMEMBERED_CHARS) {
      return SqlSanitizer.sanitize(text, dialect);
    }
    return known.computeIfAbsent(
        new Key(text, dialect), key -> SqlSanitizer.sanitize(text, dialect));
  }
}
