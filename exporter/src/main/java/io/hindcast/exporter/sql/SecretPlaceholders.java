package io.hindcast.exporter.sql;

import java.util.BitSet;

/**
 * Which of a statement's placeholders may be shown with their values. All of them where nothing in
 * the statement speaks of a secret. Else those of which it is certain what they belong to, and that
 * it is no secret: {@code name = ?} and the columns of {@code INSERT INTO t (name) VALUES (?)}. But
 * only where all that speaks of a secret is such a column as well, {@code password = ?}: a table, a
 * literal, a comment, a column that is read or a part of a longer name may tell of any value, and a
 * column that is compared with another one has its value. Never throws, takes time in proportion to
 * the text.
 */
public final class SecretPlaceholders {
  private static final SecretPlaceholders NONE = new SecretPlaceholders(new BitSet(), false);

  private final BitSet shown;
  private final boolean secrets;

  private SecretPlaceholders(BitSet shown, boolean secrets) {
    this.shown = shown;
    this.secrets = secrets;
  }

  /** Looks at a statement. */
  public static SecretPlaceholders of(String text, SqlDialect dialect, SecretNames names) {
    int length = Math.min(text.length(), SqlSanitizer.MAX_CHARS);
    if (length == text.length() && !names.occurIn(text)) {
      return NONE;
    }
    BitSet shown = new BitSet();
    SqlCursor cursor = new SqlCursor(text, length);
    StringBuilder unexplained = new StringBuilder(text);
    new PlaceholderReader(cursor, new SqlScanner(cursor, dialect), names, shown, unexplained)
        .read();
    if (names.occurIn(unexplained.toString())) {
      shown.clear();
    }
    return new SecretPlaceholders(shown, true);
  }

  /**
   * Whether a value must not be shown.
   *
   * @param index of the placeholder, from 0
   */
  public boolean hide(int index) {
    return secrets && !shown.get(index);
  }

  /** Whether there are any that are hidden: a parameter with a name is hidden too then. */
  public boolean any() {
    return secrets;
  }
}
