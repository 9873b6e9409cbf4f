package io.hindcast.exporter.sql;

/** Where databases disagree on what a character begins. */
public enum SqlDialect {
  /** As the standard has it: Db2, H2, HSQLDB, Derby. */
  STANDARD,
  /** PostgreSQL: {@code E'it\\'s'}. */
  POSTGRESQL,
  /** Oracle: {@code q'[it's]'}. */
  ORACLE,
  /** MySQL and MariaDB: text in double quotes, comments with a hash. */
  MYSQL,
  /** SQL Server: names in brackets. */
  SQL_SERVER,
  /** Unknown: whatever might be a literal or a comment is treated as one. */
  UNKNOWN;

  /** Whether double quotes hold a name for sure. */
  boolean doubleQuotedNames() {
    return this != MYSQL && this != UNKNOWN;
  }

  /** Whether text after an E may hold escaped quotes. */
  boolean escapeStrings() {
    return this == POSTGRESQL;
  }

  /** Whether text after a Q has delimiters of its own. */
  boolean oracleQuotes() {
    return this == ORACLE;
  }

  /** Whether brackets hold a name. */
  boolean bracketedNames() {
    return this == SQL_SERVER;
  }

  /** Whether a hash begins a comment. */
  boolean hashComments() {
    return this == MYSQL;
  }

  /** Whether two dashes begin a comment only before a space. */
  boolean dashCommentNeedsSpace() {
    return this == MYSQL;
  }
}
