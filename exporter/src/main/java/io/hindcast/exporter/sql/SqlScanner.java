package io.hindcast.exporter.sql;

/**
 * Cuts a statement into tokens, in one pass. What a literal is depends on the database and on its
 * settings, and a wrong guess would show the literal's text; so where readings differ ({@code \'},
 * comments within comments, a hash in an unknown dialect) the rest of the statement is given up.
 */
final class SqlScanner {
  private final SqlCursor cursor;
  private final SqlDialect dialect;
  private final SqlLiterals literals;
  private final SqlComments comments;

  /** What closes a bracket that may be the beginning of a name, or of a comment. */
  private char closing = SqlCursor.NONE;

  private boolean afterEscape;

  SqlScanner(SqlCursor cursor, SqlDialect dialect) {
    this.cursor = cursor;
    this.dialect = dialect;
    literals = new SqlLiterals(cursor, dialect);
    comments = new SqlComments(cursor, dialect);
  }

  /** Moves to the next token. */
  SqlToken next() {
    cursor.begin();
    if (cursor.atEnd()) {
      return SqlToken.END;
    }
    SqlToken token = read(cursor.peek(0));
    // [it's] is a name to some and holds the beginning of a text to others.
    if (closing != SqlCursor.NONE && token != SqlToken.SYMBOL && cursor.contains(closing)) {
      return SqlToken.UNSAFE;
    }
    if (token != SqlToken.GAP) {
      afterEscape = token == SqlToken.WORD && cursor.isWord("ESCAPE");
    }
    return token;
  }

  private SqlToken read(char c) {
    return switch (c) {
      case '\'' -> afterEscape ? literals.escapeCharacter() : literals.text('\'');
      case '"' -> doubleQuotes();
      case '`' -> literals.name('`', dialect.backtickNames(), true);
      case '[' -> bracket();
      case '{' -> dialect.bracedComments() ? unclearUntil('}') : symbol(1);
      case ']', '}' -> closing(c);
      case '$' -> dollar();
      case '?' -> questionMark();
      case ':' -> colon();
      case '@' -> variable();
      case '#' -> hash();
      case '-' -> cursor.peek(1) == '-' ? comments.dashes() : symbol(1);
      case '/' -> slash();
      default -> other(c);
    };
  }

  private SqlToken other(char c) {
    if (SqlChars.isSpace(c)) {
      return space();
    }
    if (SqlChars.isDigit(c) || (c == '.' && SqlChars.isDigit(cursor.peek(1)))) {
      return literals.number();
    }
    return isNamePart(c) ? word() : symbol(1);
  }

  private SqlToken space() {
    while (SqlChars.isSpace(cursor.peek(0))) {
      cursor.skip(1);
    }
    return SqlToken.GAP;
  }

  private SqlToken symbol(int chars) {
    cursor.skip(chars);
    return SqlToken.SYMBOL;
  }

  private SqlToken doubleQuotes() {
    if (dialect.doubleQuotedNames()) {
      return quotedName();
    }
    if (dialect.doubleQuotedNamesOrText()) {
      SqlToken token = quotedName();
      return token == SqlToken.QUOTED_NAME ? SqlToken.NAME_OR_TEXT : token;
    }
    return literals.text('"');
  }

  private SqlToken quotedName() {
    return literals.name('"', true, true);
  }

  private SqlToken word() {
    skipName();
    char after = cursor.peek(0);
    if (after == '\'') {
      return prefixedText();
    }
    if (after == '&' && cursor.isWord("U")) {
      if (cursor.peek(1) == '\'') {
        cursor.skip(1);
        return literals.text('\'');
      }
      if (cursor.peek(1) == '"' && dialect.doubleQuotedNames()) {
        cursor.skip(1);
        return quotedName();
      }
    }
    return SqlToken.WORD;
  }

  /** A word, and text behind it without a space: N'…', X'…', _utf8'…', or just {@code IN'…'}. */
  private SqlToken prefixedText() {
    if (cursor.isWord("Q") || cursor.isWord("NQ")) {
      return dialect.quotedDelimiters() == Reading.YES ? literals.delimitedText() : SqlToken.UNSAFE;
    }
    if (cursor.isWord("E") && dialect.escapeStrings()) {
      return literals.escapedText();
    }
    return isPrefix() ? literals.text('\'') : SqlToken.WORD;
  }

  private boolean isPrefix() {
    return cursor.length() == 1
        || cursor.isWord("GX")
        || cursor.isWord("UX")
        || cursor.isWord("BX")
        || (cursor.first() == '_' && dialect.introducers());
  }

  private SqlToken bracket() {
    return switch (dialect.bracketedNames()) {
      case YES -> literals.name(']', true, dialect.doubledBrackets());
      case NO -> symbol(1);
      case DEPENDS -> unclearUntil(']');
    };
  }

  private SqlToken unclearUntil(char close) {
    if (closing == SqlCursor.NONE) {
      closing = close;
    }
    return symbol(1);
  }

  private SqlToken closing(char c) {
    if (c == closing) {
      closing = SqlCursor.NONE;
    }
    return symbol(1);
  }

  /** {@code $1} is a parameter or an amount, {@code $$…$$} and {@code $tag$…$tag$} hold text. */
  private SqlToken dollar() {
    boolean point = cursor.peek(1) == '.';
    boolean digits = SqlChars.isDigit(cursor.peek(point ? 2 : 1));
    if (digits && dialect.dollarAmounts()) {
      cursor.skip(1);
      return literals.number();
    }
    if (digits && !point) {
      cursor.skip(1);
      return numbered(SqlToken.PARAMETER);
    }
    Reading quotes = dialect.dollarQuotes();
    int tag = quotes == Reading.NO ? 0 : literals.dollarTag();
    if (tag > 0) {
      return quotes == Reading.YES ? literals.dollarText(tag) : SqlToken.UNSAFE;
    }
    return symbol(1);
  }

  private SqlToken questionMark() {
    if (cursor.peek(1) == '?' && dialect.escapedQuestionMarks()) {
      return symbol(2);
    }
    cursor.skip(1);
    return dialect.numberedQuestionMarks() ? numbered(SqlToken.PLACEHOLDER) : SqlToken.PLACEHOLDER;
  }

  private SqlToken numbered(SqlToken token) {
    while (SqlChars.isDigit(cursor.peek(0))) {
      cursor.skip(1);
    }
    return token;
  }

  /** {@code :name}, or a piece of {@code ::type} and {@code :=}. */
  private SqlToken colon() {
    char after = cursor.peek(1);
    if (after == ':' || after == '=') {
      return symbol(2);
    }
    return named(1, dialect.numberedColons());
  }

  /** {@code @name}, {@code @@name}. */
  private SqlToken variable() {
    return named(cursor.peek(1) == '@' ? 2 : 1, dialect.numberedVariables());
  }

  private SqlToken named(int chars, boolean numbers) {
    char first = cursor.peek(chars);
    boolean letter = SqlChars.isWordPart(first) && !SqlChars.isDigit(first);
    // A dollar sign may begin text.
    if (first == '$' || !(letter || (numbers && SqlChars.isDigit(first)))) {
      return symbol(1);
    }
    cursor.skip(chars);
    skipName();
    return SqlToken.PARAMETER;
  }

  private SqlToken hash() {
    return switch (dialect.hashComments()) {
      case YES -> comments.line();
      case NO -> dialect.namePart('#') ? word() : symbol(1);
      case DEPENDS -> SqlToken.UNSAFE;
    };
  }

  private SqlToken slash() {
    char after = cursor.peek(1);
    if (after == '*') {
      return comments.block();
    }
    return after == '/' && dialect.slashComments() != Reading.NO ? SqlToken.UNSAFE : symbol(1);
  }

  private void skipName() {
    while (isNamePart(cursor.peek(0))) {
      cursor.skip(1);
    }
  }

  private boolean isNamePart(char c) {
    return SqlChars.isWordPart(c) || dialect.namePart(c);
  }
}
