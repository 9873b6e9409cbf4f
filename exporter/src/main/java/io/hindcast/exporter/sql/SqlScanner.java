package io.hindcast.exporter.sql;

/**
 * Cuts a statement into tokens, in one pass. What a literal is depends on the database and on its
 * settings, and a wrong guess would show the literal's text; so where readings differ ({@code \'},
 * comments within comments, a hash in an unknown dialect) the rest of the statement is given up.
 */
final class SqlScanner {
  /** What a token is. */
  enum Kind {
    /** A keyword or a plain name. */
    WORD,
    /** A name in quotes. */
    QUOTED_NAME,
    /** Text, number or anything else that a person may have put in. */
    LITERAL,
    /** A question mark. */
    PLACEHOLDER,
    /** White space or a comment. */
    GAP,
    /** One character of any other kind. */
    SYMBOL,
    /** The rest can't be read safely. */
    UNSAFE,
    /** There is no more. */
    END
  }

  private static final char NONE = '\0';

  private final String text;
  private final int length;
  private final SqlDialect dialect;
  private int start;
  private int at;

  /** Scans the first {@code length} characters. */
  SqlScanner(String text, int length, SqlDialect dialect) {
    this.text = text;
    this.length = length;
    this.dialect = dialect;
  }

  /** Moves to the next token. */
  Kind next() {
    start = at;
    if (at >= length) {
      return Kind.END;
    }
    char c = text.charAt(at);
    if (Character.isWhitespace(c)) {
      return gap();
    }
    return switch (c) {
      case '\'' -> quotedText();
      case '"' -> dialect.doubleQuotedNames() ? quotedName('"') : doubleQuotedText();
      case '`' -> quotedName('`');
      case '[' -> dialect.bracketedNames() ? quotedName(']') : symbol();
      case '$' -> dollar();
      case '?' -> {
        at++;
        yield Kind.PLACEHOLDER;
      }
      case '-' -> peek(1) == '-' ? dashes() : symbol();
      case '/' -> peek(1) == '*' ? blockComment() : symbol();
      case '#' -> hash();
      default -> other(c);
    };
  }

  private Kind other(char c) {
    if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
      return number();
    }
    return isWordPart(c) ? word() : symbol();
  }

  String token() {
    return text.substring(start, at);
  }

  char symbolChar() {
    return text.charAt(start);
  }

  private Kind gap() {
    while (at < length && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return Kind.GAP;
  }

  private Kind symbol() {
    at++;
    return Kind.SYMBOL;
  }

  private Kind word() {
    while (at < length && isWordPart(text.charAt(at))) {
      at++;
    }
    if (peek(0) != '\'') {
      return Kind.WORD;
    }
    // Text with a prefix: E'…', N'…', X'…', _utf8'…', and Oracle's q'[…]'.
    if (isPrefix("q") || isPrefix("nq")) {
      return dialect.oracleQuotes() ? oracleText() : unsafeWhenUnknown();
    }
    return isPrefix("e") && dialect.escapeStrings() ? escapedText() : quotedText();
  }

  private Kind unsafeWhenUnknown() {
    return dialect == SqlDialect.UNKNOWN ? Kind.UNSAFE : quotedText();
  }

  private boolean isPrefix(String prefix) {
    return at - start == prefix.length()
        && text.regionMatches(true, start, prefix, 0, prefix.length());
  }

  /**
   * Standard text: a quote within is written twice. A backslash before one ends the text or not, as
   * settings of the server have it.
   */
  private Kind quotedText() {
    return textIn('\'');
  }

  private Kind doubleQuotedText() {
    return textIn('"');
  }

  private Kind textIn(char quote) {
    at++;
    while (at < length) {
      char c = text.charAt(at++);
      if (c == '\\' && peek(0) == quote) {
        return Kind.UNSAFE;
      }
      if (c == quote) {
        if (peek(0) != quote) {
          return Kind.LITERAL;
        }
        at++;
      }
    }
    return Kind.LITERAL;
  }

  /** PostgreSQL's E'…', where a backslash always escapes. */
  private Kind escapedText() {
    at++;
    while (at < length) {
      char c = text.charAt(at++);
      if (c == '\\') {
        at = Math.min(length, at + 1);
      } else if (c == '\'') {
        if (peek(0) != '\'') {
          return Kind.LITERAL;
        }
        at++;
      }
    }
    return Kind.LITERAL;
  }

  private Kind oracleText() {
    if (at + 1 >= length) {
      at = length;
      return Kind.LITERAL;
    }
    char open = text.charAt(at + 1);
    char close =
        switch (open) {
          case '[' -> ']';
          case '{' -> '}';
          case '(' -> ')';
          case '<' -> '>';
          default -> open;
        };
    for (int i = at + 2; i + 1 < length; i++) {
      if (text.charAt(i) == close && text.charAt(i + 1) == '\'') {
        at = i + 2;
        return Kind.LITERAL;
      }
    }
    at = length;
    return Kind.LITERAL;
  }

  private Kind quotedName(char close) {
    at++;
    while (at < length) {
      if (text.charAt(at++) == close) {
        if (peek(0) != close) {
          return Kind.QUOTED_NAME;
        }
        at++;
      }
    }
    // Without an end it was no name.
    return Kind.LITERAL;
  }

  /** {@code $1} is a parameter, {@code $$…$$} and {@code $tag$…$tag$} hold text. */
  private Kind dollar() {
    int tagEnd = at + 1;
    while (tagEnd < length && isTagPart(text.charAt(tagEnd))) {
      tagEnd++;
    }
    if (tagEnd >= length || text.charAt(tagEnd) != '$') {
      return symbolOrParameter();
    }
    String tag = text.substring(at, tagEnd + 1);
    int close = text.indexOf(tag, tagEnd + 1);
    at = close < 0 || close + tag.length() > length ? length : close + tag.length();
    return Kind.LITERAL;
  }

  private Kind symbolOrParameter() {
    at++;
    while (at < length && isDigit(text.charAt(at))) {
      at++;
    }
    return at - start == 1 ? Kind.SYMBOL : Kind.WORD;
  }

  private Kind number() {
    // Digits, a fraction, an exponent, 0xff, 1_000, 10L: all that hangs together.
    while (at < length) {
      char c = text.charAt(at);
      if (isWordPart(c) || c == '.') {
        at++;
      } else if ((c == '+' || c == '-') && isExponentMark(text.charAt(at - 1)) && isDecimal()) {
        at++;
      } else {
        break;
      }
    }
    return Kind.LITERAL;
  }

  private boolean isDecimal() {
    return !(at - start > 2 && (text.charAt(start + 1) == 'x' || text.charAt(start + 1) == 'X'));
  }

  private static boolean isExponentMark(char c) {
    return c == 'e' || c == 'E';
  }

  private Kind dashes() {
    boolean spaced = at + 2 >= length || Character.isWhitespace(text.charAt(at + 2));
    if (!spaced && dialect.dashCommentNeedsSpace()) {
      return symbol();
    }
    return spaced || dialect != SqlDialect.UNKNOWN ? lineComment() : Kind.UNSAFE;
  }

  private Kind hash() {
    if (dialect == SqlDialect.UNKNOWN) {
      return Kind.UNSAFE;
    }
    return dialect.hashComments() ? lineComment() : symbol();
  }

  private Kind lineComment() {
    while (at < length) {
      char c = text.charAt(at++);
      if (c == '\n') {
        return Kind.GAP;
      }
      if (c == '\r' && peek(0) != '\n') {
        // Some databases end the comment here, some do not.
        return Kind.UNSAFE;
      }
    }
    return Kind.GAP;
  }

  private Kind blockComment() {
    at += 2;
    while (at < length) {
      char c = text.charAt(at++);
      if (c == '*' && peek(0) == '/') {
        at++;
        return Kind.GAP;
      }
      if (c == '/' && peek(0) == '*') {
        // Some databases count comments within comments, some do not.
        return Kind.UNSAFE;
      }
    }
    return Kind.GAP;
  }

  private char peek(int offset) {
    return at + offset < length ? text.charAt(at + offset) : NONE;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isTagPart(char c) {
    return isWordPart(c) && c != '$';
  }

  private static boolean isWordPart(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || isDigit(c)
        || c == '_'
        || c == '$'
        || (c >= 0x80 && !Character.isWhitespace(c));
  }
}
