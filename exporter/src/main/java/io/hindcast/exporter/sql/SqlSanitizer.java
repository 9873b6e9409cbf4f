package io.hindcast.exporter.sql;

/**
 * Takes literals and comments out of a statement and sums it up (OpenTelemetry semantic
 * conventions, "Sanitization of db.query.text" and "Generating a summary of the query"). Never
 * throws, takes time in proportion to the text. Thread safe.
 */
public final class SqlSanitizer {
  /** What is read of a statement; a longer one is a bulk load whose rest says nothing new. */
  static final int MAX_CHARS = 32 * 1024;

  private final SqlScanner scanner;
  private final StringBuilder out;
  private final SqlSummary summary = new SqlSummary();

  /** Where the content of an open IN list begins in {@code out}; -1 outside of one. */
  private int listStart = -1;

  private boolean afterIn;
  private boolean gap;
  private boolean placeholders;

  private SqlSanitizer(String text, int length, SqlDialect dialect) {
    scanner = new SqlScanner(text, length, dialect);
    out = new StringBuilder(length);
  }

  /** Sanitises a statement. */
  public static SqlText sanitize(String text, SqlDialect dialect) {
    int length = Math.min(text.length(), MAX_CHARS);
    SqlSanitizer sanitizer = new SqlSanitizer(text, length, dialect);
    sanitizer.run();
    if (length < text.length()) {
      sanitizer.out.append("...");
    }
    SqlSummary summary = sanitizer.summary;
    return new SqlText(
        sanitizer.out.toString(), summary.text(), summary.procedure(), sanitizer.placeholders);
  }

  private void run() {
    while (true) {
      SqlScanner.Kind kind = scanner.next();
      switch (kind) {
        case END -> {
          return;
        }
        case UNSAFE -> {
          literal();
          out.append("...");
          return;
        }
        case GAP -> gap = true;
        case LITERAL -> literal();
        case PLACEHOLDER -> {
          placeholders = true;
          literal();
        }
        case QUOTED_NAME -> {
          listStart = -1;
          afterIn = false;
          String name = scanner.token();
          emit(name);
          summary.name(name);
        }
        case WORD -> {
          listStart = -1;
          String word = scanner.token();
          afterIn = word.equalsIgnoreCase("IN");
          emit(word);
          summary.word(word);
        }
        case SYMBOL -> symbol(scanner.symbolChar());
      }
    }
  }

  private void literal() {
    afterIn = false;
    emit("?");
    summary.literal();
  }

  private void symbol(char c) {
    if (c == ')' && listStart >= 0 && out.length() > listStart) {
      out.setLength(listStart);
      out.append('?');
      gap = false;
    }
    emit(String.valueOf(c));
    if (c == '(' && afterIn) {
      listStart = out.length();
    } else if (c != ',' && c != '-' && c != '+') {
      listStart = -1;
    }
    afterIn = false;
    summary.symbol(c);
  }

  /** White space and comments become one space, and none at the ends. */
  private void emit(String token) {
    if (gap && !out.isEmpty()) {
      out.append(' ');
    }
    gap = false;
    out.append(token);
  }
}
