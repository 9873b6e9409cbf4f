package io.hindcast.exporter.render;

import io.hindcast.exporter.sql.SqlDialect;
import io.hindcast.exporter.sql.SqlSanitizer;
import io.hindcast.exporter.sql.SqlText;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was made of a statement's text: applications send few texts many times. Forgets
 * the statement that was not asked for longest. Owned by the exporter's thread.
 */
final class Statements {
  private static final int MAX_STATEMENTS = 512;

  /**
   * Longer texts are seldom the same twice: they are bulk loads. What an ORM writes for a wide
   * table fits.
   */
  private static final int MAX_REMEMBERED_CHARS = 8 * 1024;

  /** What is held for each character of a text: the text itself, sanitised, and encoded. */
  private static final int BYTES_PER_CHAR = 5;

  /** 2 MiB in all, and no more than 1/128 of the heap. */
  private static final long MAX_BYTES = 2 << 20;

  private record Key(String text, SqlDialect dialect) {
    // Not the record's own, which start as method handles. The same text in two dialects is rare.
    @Override
    public int hashCode() {
      return text.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && dialect == key.dialect && text.equals(key.text);
    }
  }

  private final TextLimit limit;
  private final long maxChars;
  private final Map<Key, Statement> known = new LinkedHashMap<>(16, 0.75f, true);
  private long knownChars;

  Statements(TextLimit limit) {
    this(limit, Math.min(MAX_BYTES, Runtime.getRuntime().maxMemory() / 128) / BYTES_PER_CHAR);
  }

  Statements(TextLimit limit, long maxChars) {
    this.limit = limit;
    this.maxChars = maxChars;
  }

  /** Whether a text is read once, and not each time that somebody asks. */
  static boolean remembers(String text) {
    return text.length() <= MAX_REMEMBERED_CHARS;
  }

  Statement of(String text, SqlDialect dialect) {
    if (!remembers(text)) {
      return made(text, dialect);
    }
    Key key = new Key(text, dialect);
    Statement statement = known.get(key);
    if (statement == null) {
      statement = made(text, dialect);
      remember(key, statement);
    }
    return statement;
  }

  /** How many characters the remembered texts have. */
  long knownChars() {
    return knownChars;
  }

  void clear() {
    known.clear();
    knownChars = 0;
  }

  private Statement made(String text, SqlDialect dialect) {
    SqlText sanitized = SqlSanitizer.sanitize(text, dialect);
    return new Statement(text, dialect, sanitized, limit);
  }

  private void remember(Key key, Statement statement) {
    known.put(key, statement);
    knownChars += key.text.length();
    Iterator<Key> oldest = known.keySet().iterator();
    while (knownChars > maxChars || known.size() > MAX_STATEMENTS) {
      knownChars -= oldest.next().text.length();
      oldest.remove();
    }
  }
}
