package io.hindcast.exporter.sql;

import java.util.Locale;

/**
 * Takes literals and comments out of a statement and sums it up (OpenTelemetry semantic
 * conventions, "Sanitization of db.query.text" and "Generating a summary of the query"). Never
 * throws, takes time in proportion to the text. Thread safe.
 */
public final class SqlSanitizer {
  /** What is read of a statement; a longer one is a bulk load whose rest says nothing new. */
  static final int MAX_CHARS = 32 * 1024;

  private final SqlCursor cursor;
  private final SqlScanner scanner;
  private final SanitizedText out;
  private final SqlSummary summary = new SqlSummary();
  private final BooleanLiterals booleans = new BooleanLiterals();
  private final PasswordClause password = new PasswordClause();
  private boolean placeholders;

  private SqlSanitizer(CharSequence text, int length, SqlDialect dialect) {
    cursor = new SqlCursor(text, length);
    scanner = new SqlScanner(cursor, dialect);
    out = new SanitizedText(cursor, length);
  }

  /** Sanitises a statement. */
  public static SqlText sanitize(CharSequence text, SqlDialect dialect) {
    int length = readable(text);
    SqlSanitizer sanitizer = new SqlSanitizer(text, length, dialect);
    boolean whole = sanitizer.read();
    if (whole && length < text.length()) {
      sanitizer.out.cut();
      sanitizer.summary.cut();
    }
    SqlSummary summary = sanitizer.summary;
    return new SqlText(
        sanitizer.out.text(), summary.text(), summary.procedure(), sanitizer.placeholders);
  }

  private static int readable(CharSequence text) {
    int length = Math.min(text.length(), MAX_CHARS);
    // Half a surrogate pair is no valid UTF-8.
    return length < text.length() && Character.isHighSurrogate(text.charAt(length - 1))
        ? length - 1
        : length;
  }

  /** Whether the statement could be read to its end. */
  private boolean read() {
    while (true) {
      SqlToken token = scanner.next();
      if (token != SqlToken.WORD && token != SqlToken.GAP) {
        booleans.other();
      }
      switch (token) {
        case END -> {
          return true;
        }
        case UNSAFE -> {
          out.giveUp();
          return false;
        }
        case GAP -> out.gap();
        case LITERAL -> literal();
        case PLACEHOLDER -> {
          placeholders = true;
          out.parameter(cursor.token());
          summary.value();
        }
        case PARAMETER -> {
          String parameter = cursor.token();
          out.parameter(parameter);
          summary.parameter(parameter);
        }
        case QUOTED_NAME -> quotedName();
        case NAME_OR_TEXT -> {
          if (summary.awaitsName()) {
            quotedName();
          } else {
            literal();
          }
        }
        case SYMBOL -> {
          out.symbol();
          summary.symbol(cursor.first());
        }
        case WORD -> {
          if (!word()) {
            out.gap();
            out.giveUp();
            return false;
          }
        }
      }
    }
  }

  private void quotedName() {
    String name = cursor.token();
    out.name(name);
    summary.name(name);
  }

  private void literal() {
    out.literal();
    summary.value();
  }

  /** Whether what follows may be shown. */
  private boolean word() {
    String word = cursor.token();
    String capitals = word.toUpperCase(Locale.ROOT);
    if (booleans.isLiteral(capitals)) {
      literal();
      return true;
    }
    out.word(word, capitals);
    summary.word(word, capitals);
    return !password.follows(capitals);
  }
}
