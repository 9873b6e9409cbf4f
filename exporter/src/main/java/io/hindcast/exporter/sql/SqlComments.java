package io.hindcast.exporter.sql;

/** Reads comments. Where they end differently, the rest of the statement is given up. */
final class SqlComments {
  private final SqlCursor cursor;
  private final SqlDialect dialect;

  SqlComments(SqlCursor cursor, SqlDialect dialect) {
    this.cursor = cursor;
    this.dialect = dialect;
  }

  /** Two dashes: a comment or, in MySQL before anything but a space, two signs. */
  SqlToken dashes() {
    char after = cursor.peek(2);
    // White space and control characters, as MySQL has it.
    if (after <= ' ' || after == '\u007f') {
      return line();
    }
    return switch (dialect.tightDashComments()) {
      case YES -> line();
      case NO -> {
        cursor.skip(1);
        yield SqlToken.SYMBOL;
      }
      case DEPENDS -> SqlToken.UNSAFE;
    };
  }

  /** To the end of the line. */
  SqlToken line() {
    while (!cursor.atEnd()) {
      char c = cursor.next();
      if (c == '\n') {
        return SqlToken.GAP;
      }
      if (dialect.carriageReturnEndsComment()) {
        if (c == '\r') {
          return SqlToken.GAP;
        }
      } else if (SqlChars.mayEndLine(c) && !cursor.atEnd() && cursor.peek(0) != '\n') {
        return SqlToken.UNSAFE;
      }
    }
    return SqlToken.GAP;
  }

  /** From slash and asterisk to asterisk and slash. */
  SqlToken block() {
    cursor.skip(2);
    if (dialect.executableComments() && isExecutable()) {
      return executable();
    }
    Reading nested = dialect.nestedComments();
    int depth = 1;
    while (!cursor.atEnd()) {
      char c = cursor.next();
      if (c == '*' && cursor.peek(0) == '/') {
        cursor.skip(1);
        depth--;
        if (depth == 0) {
          return SqlToken.GAP;
        }
      } else if (c == '/' && cursor.peek(0) == '*' && nested != Reading.NO) {
        if (nested == Reading.DEPENDS) {
          return SqlToken.UNSAFE;
        }
        cursor.skip(1);
        depth++;
      }
    }
    return SqlToken.GAP;
  }

  private boolean isExecutable() {
    return cursor.peek(0) == '!' || (cursor.peek(0) == 'M' && cursor.peek(1) == '!');
  }

  /**
   * MySQL's, with an exclamation mark: the server's version says whether it is a comment or a piece
   * of the statement, and text in such a piece may hold what ends the comment. Without quotes and
   * comments inside, both end at the same place.
   */
  private SqlToken executable() {
    while (!cursor.atEnd()) {
      char c = cursor.next();
      char after = cursor.peek(0);
      if (c == '*' && after == '/') {
        cursor.skip(1);
        return SqlToken.GAP;
      }
      boolean comment = c == '#' || (c == '-' && after == '-') || (c == '/' && after == '*');
      if (comment || SqlChars.isQuote(c)) {
        return SqlToken.UNSAFE;
      }
    }
    return SqlToken.GAP;
  }
}
