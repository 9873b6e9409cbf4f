package io.hindcast.exporter.sql;

/**
 * What characters mean in a statement. Where databases differ, a word ends rather than goes on: the
 * digits that are split off so are taken for a number, which shows too little instead of too much.
 */
final class SqlChars {
  private SqlChars() {}

  static boolean isDigit(char c) {
    return c < 0x80 ? c >= '0' && c <= '9' : Character.isDigit(c);
  }

  /** White space of any kind, the no-break space too. */
  static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /** What may or may not end a line, other than the line feed, which does. */
  static boolean mayEndLine(char c) {
    return c == '\r'
        || c == '\f'
        || c == '\u000B'
        || c == '\u0085'
        || c == '\u2028'
        || c == '\u2029';
  }

  static boolean isQuote(char c) {
    return c == '\'' || c == '"' || c == '`';
  }

  /**
   * Letters, digits, underscores and dollar signs. Both halves of a surrogate pair are, and so is
   * one that stands alone: a pair stays in one token.
   */
  static boolean isWordPart(char c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || c == '_'
          || c == '$';
    }
    return Character.isSurrogate(c)
        || (Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
  }
}
