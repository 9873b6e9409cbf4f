package io.hindcast.exporter.sql;

/** Where databases disagree on what a character begins. */
public enum SqlDialect {
  /** As the standard has it: Db2, H2, HSQLDB, Derby. */
  STANDARD,
  /** PostgreSQL: {@code E'it\\'s'}, {@code $$it's$$}. */
  POSTGRESQL,
  /** Oracle: {@code q'[it's]'}. */
  ORACLE,
  /** MySQL and MariaDB: text in double quotes, comments with a hash. */
  MYSQL,
  /** SQL Server: names in brackets. */
  SQL_SERVER,
  /**
   * SQLite: names in brackets and backticks, text in double quotes where no column has the name.
   */
  SQLITE,
  /** Unknown: whatever might be a literal is treated as one, whatever is unclear is given up. */
  UNKNOWN;

  /** Whether double quotes hold a name whatever the settings are. */
  boolean doubleQuotedNames() {
    return this == STANDARD || this == POSTGRESQL || this == ORACLE;
  }

  /**
   * Whether they hold a name where there can be nothing else, and may hold text elsewhere: SQL
   * Server has QUOTED_IDENTIFIER. MySQL has ANSI_QUOTES, but hardly anyone sets it, and its users'
   * names are text.
   */
  boolean doubleQuotedNamesOrText() {
    return this == SQL_SERVER || this == SQLITE;
  }

  /** Whether backticks hold a name for sure. */
  boolean backtickNames() {
    return this == MYSQL || this == SQLITE;
  }

  /** Whether brackets hold a name; H2 has a mode for it. */
  Reading bracketedNames() {
    return switch (this) {
      case SQL_SERVER, SQLITE -> Reading.YES;
      case STANDARD, UNKNOWN -> Reading.DEPENDS;
      case POSTGRESQL, ORACLE, MYSQL -> Reading.NO;
    };
  }

  /** Whether a bracket that is written twice is part of a name. */
  boolean doubledBrackets() {
    return this == SQL_SERVER;
  }

  /**
   * Whether a backslash may escape the quote that follows it in text: a setting, where there is.
   */
  boolean backslashMayEscape() {
    return this == POSTGRESQL || this == MYSQL || this == STANDARD || this == UNKNOWN;
  }

  /**
   * Whether {@code ESCAPE '\'} is complete. Where backslashes escape it would not be, and nobody
   * writes it so; but ORMs do write it for these.
   */
  boolean backslashIsEscapeCharacter() {
    return this == POSTGRESQL || this == STANDARD;
  }

  /** Whether three quotes may hold text that has single ones in it, as BigQuery has it. */
  boolean tripleQuotes() {
    return this == UNKNOWN;
  }

  /** Whether braces may hold a comment, as Informix has it. */
  boolean bracedComments() {
    return this == UNKNOWN;
  }

  /** Whether a backslash always escapes in text after an E. */
  boolean escapeStrings() {
    return this == POSTGRESQL;
  }

  /** Whether text after a Q has delimiters of its own. */
  Reading quotedDelimiters() {
    return this == ORACLE ? Reading.YES : Reading.DEPENDS;
  }

  /** Whether {@code $$} and {@code $tag$} hold text; H2 has the first, MySQL learned it late. */
  Reading dollarQuotes() {
    return switch (this) {
      case POSTGRESQL -> Reading.YES;
      case STANDARD, MYSQL, UNKNOWN -> Reading.DEPENDS;
      case ORACLE, SQL_SERVER, SQLITE -> Reading.NO;
    };
  }

  /** Whether {@code $5} is an amount and no parameter. */
  boolean dollarAmounts() {
    return this == SQL_SERVER || this == UNKNOWN;
  }

  /** Whether {@code ?5} is a parameter. */
  boolean numberedQuestionMarks() {
    return this == STANDARD || this == SQLITE;
  }

  /** Whether {@code ??} is how an operator with a question mark is written for the driver. */
  boolean escapedQuestionMarks() {
    return this == POSTGRESQL;
  }

  /** Whether {@code :5} is a parameter. */
  boolean numberedColons() {
    return this == ORACLE;
  }

  /** Whether {@code @5} is a variable; PostgreSQL has an operator there. */
  boolean numberedVariables() {
    return this == SQL_SERVER;
  }

  /** Whether a character that is neither letter nor digit may be part of a plain name. */
  boolean namePart(char c) {
    return switch (this) {
      case ORACLE -> c == '#';
      // Db2 has all three.
      case STANDARD, SQL_SERVER -> c == '#' || c == '@';
      default -> false;
    };
  }

  /** Whether {@code _utf8} and the like before text are part of it. */
  boolean introducers() {
    return this == MYSQL;
  }

  /** Whether a hash begins a comment. */
  Reading hashComments() {
    return this == MYSQL ? Reading.YES : this == UNKNOWN ? Reading.DEPENDS : Reading.NO;
  }

  /** Whether two dashes begin a comment where no space follows. */
  Reading tightDashComments() {
    return this == MYSQL ? Reading.NO : this == UNKNOWN ? Reading.DEPENDS : Reading.YES;
  }

  /** Whether two slashes begin a comment; they do in H2 and HSQLDB. */
  Reading slashComments() {
    return this == STANDARD || this == UNKNOWN ? Reading.DEPENDS : Reading.NO;
  }

  /** Whether comments are counted within comments. */
  Reading nestedComments() {
    return switch (this) {
      case POSTGRESQL, SQL_SERVER -> Reading.YES;
      case ORACLE, SQLITE -> Reading.NO;
      case STANDARD, MYSQL, UNKNOWN -> Reading.DEPENDS;
    };
  }

  /** Whether what begins like a comment and goes on with an exclamation mark may be executed. */
  boolean executableComments() {
    return this == MYSQL || this == UNKNOWN;
  }

  /** Whether a carriage return ends a comment, and nothing does but it and the line feed. */
  boolean carriageReturnEndsComment() {
    return this == POSTGRESQL;
  }
}
