package io.hindcast.exporter.sql;

/**
 * Reads what stands in quotes, and numbers. What has no end is a literal up to the end of the
 * statement.
 */
final class SqlLiterals {
  private final SqlCursor cursor;
  private final SqlDialect dialect;

  SqlLiterals(SqlCursor cursor, SqlDialect dialect) {
    this.cursor = cursor;
    this.dialect = dialect;
  }

  /**
   * Standard text, from its first quote on: a quote within is written twice. One with an odd number
   * of backslashes before it ends the text or not, as settings of the server have it; after an even
   * number it ends it either way.
   */
  SqlToken text(char quote) {
    if (dialect.tripleQuotes() && cursor.peek(1) == quote && cursor.peek(2) == quote) {
      return SqlToken.UNSAFE;
    }
    cursor.skip(1);
    boolean mayEscape = dialect.backslashMayEscape();
    boolean escaped = false;
    while (!cursor.atEnd()) {
      char c = cursor.next();
      if (c == quote) {
        if (escaped) {
          return SqlToken.UNSAFE;
        }
        if (cursor.peek(0) != quote) {
          return SqlToken.LITERAL;
        }
        cursor.skip(1);
      }
      escaped = mayEscape && c == '\\' && !escaped;
    }
    return SqlToken.LITERAL;
  }

  /** Text that follows the word ESCAPE. */
  SqlToken escapeCharacter() {
    if (dialect.backslashIsEscapeCharacter()
        && cursor.peek(1) == '\\'
        && cursor.peek(2) == '\''
        && cursor.peek(3) != '\'') {
      cursor.skip(3);
      return SqlToken.LITERAL;
    }
    return text('\'');
  }

  /** PostgreSQL's E'…', where a backslash always escapes. */
  SqlToken escapedText() {
    cursor.skip(1);
    while (!cursor.atEnd()) {
      char c = cursor.next();
      if (c == '\\') {
        cursor.skip(1);
      } else if (c == '\'') {
        if (cursor.peek(0) != '\'') {
          return SqlToken.LITERAL;
        }
        cursor.skip(1);
      }
    }
    return SqlToken.LITERAL;
  }

  /** Oracle's q'[…]': it ends where its own delimiter stands before a quote. */
  SqlToken delimitedText() {
    cursor.skip(1);
    if (cursor.atEnd()) {
      return SqlToken.LITERAL;
    }
    char close = closing(cursor.next());
    while (!cursor.atEnd()) {
      if (cursor.next() == close && cursor.peek(0) == '\'') {
        cursor.skip(1);
        return SqlToken.LITERAL;
      }
    }
    return SqlToken.LITERAL;
  }

  private static char closing(char open) {
    return switch (open) {
      case '[' -> ']';
      case '{' -> '}';
      case '(' -> ')';
      case '<' -> '>';
      default -> open;
    };
  }

  /**
   * How long the tag of dollar-quoted text is, both dollar signs included; 0 where it is none. To
   * PostgreSQL any character beyond ASCII is a letter.
   */
  int dollarTag() {
    int length = 1;
    char c = cursor.peek(length);
    while (c != '$' && (c >= 0x80 || SqlChars.isWordPart(c))) {
      length++;
      c = cursor.peek(length);
    }
    return c == '$' ? length + 1 : 0;
  }

  /** Text between two tags. Inside a tag there is no dollar sign, so no character is read often. */
  SqlToken dollarText(int tagLength) {
    int tag = cursor.position();
    cursor.skip(tagLength);
    while (!cursor.atEnd()) {
      if (cursor.peek(0) == '$' && cursor.repeats(tag, tagLength)) {
        cursor.skip(tagLength);
        return SqlToken.LITERAL;
      }
      cursor.skip(1);
    }
    return SqlToken.LITERAL;
  }

  /**
   * A name in quotes.
   *
   * @param sure whether these quotes always hold a name; where they do not, one that has quotes of
   *     another kind in it may be something else
   * @param doubles whether the closing one, written twice, is part of the name
   */
  SqlToken name(char close, boolean sure, boolean doubles) {
    cursor.skip(1);
    while (!cursor.atEnd()) {
      char c = cursor.next();
      if (c == close) {
        if (cursor.peek(0) != close) {
          return SqlToken.QUOTED_NAME;
        }
        if (!doubles) {
          return SqlToken.UNSAFE;
        }
        cursor.skip(1);
      } else if (!sure && SqlChars.isQuote(c)) {
        return SqlToken.UNSAFE;
      }
    }
    // Without an end it was no name.
    return SqlToken.LITERAL;
  }

  /** Digits, a fraction, an exponent, 0xff, 1_000, 10L: all that hangs together. */
  SqlToken number() {
    boolean hexadecimal = cursor.peek(1) == 'x' || cursor.peek(1) == 'X';
    char last = SqlCursor.NONE;
    while (!cursor.atEnd()) {
      char c = cursor.peek(0);
      boolean part = c == '.' || (c != '$' && SqlChars.isWordPart(c));
      boolean sign = (c == '+' || c == '-') && (last == 'e' || last == 'E') && !hexadecimal;
      if (!part && !sign) {
        break;
      }
      last = c;
      cursor.skip(1);
    }
    return SqlToken.LITERAL;
  }
}
