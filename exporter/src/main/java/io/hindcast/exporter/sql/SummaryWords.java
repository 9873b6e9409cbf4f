package io.hindcast.exporter.sql;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** The words that a summary is made by. */
final class SummaryWords {
  /** May stand between FROM or JOIN and a table. */
  static final Set<String> BEFORE_SOURCE = Set.of("ONLY", "LATERAL");

  /** May stand between INSERT, UPDATE, DELETE, MERGE or REPLACE and a table. */
  static final Set<String> BEFORE_CHANGED =
      Set.of(
          "ONLY",
          "TABLE",
          "OVERWRITE",
          "ALL",
          "TOP",
          "OR",
          "REPLACE",
          "IGNORE",
          "ABORT",
          "FAIL",
          "ROLLBACK",
          "LOW_PRIORITY",
          "HIGH_PRIORITY",
          "DELAYED",
          "QUICK");

  /** May stand between the kind of thing that is created, altered or dropped, and its name. */
  static final Set<String> BEFORE_OBJECT =
      Set.of("IF", "NOT", "EXISTS", "ONLY", "CONCURRENTLY", "BODY");

  /** May stand between CALL and a procedure. */
  static final Set<String> BEFORE_PROCEDURE = Set.of("PROCEDURE");

  /** Begins the next clause of a statement. */
  private static final Set<String> CLAUSES =
      Set.of(
          "WHERE",
          "GROUP",
          "ORDER",
          "HAVING",
          "LIMIT",
          "OFFSET",
          "FETCH",
          "UNION",
          "EXCEPT",
          "INTERSECT",
          "MINUS",
          "SET",
          "VALUES",
          "RETURNING",
          "WINDOW",
          "WHEN",
          "FOR");

  /** What stands where a target would but is none ({@code CALL NEXT VALUE FOR s}). */
  static final Set<String> NO_TARGET = clausesAnd("ON", "AS", "NEXT", "IMMEDIATE", "BLOCK");

  /** Ends a list of tables. */
  static final Set<String> AFTER_TABLES = clausesAnd("OUTPUT");

  /** What is created, altered or dropped by name. */
  static final Set<String> KINDS =
      Set.of(
          "TABLE",
          "INDEX",
          "VIEW",
          "SEQUENCE",
          "DATABASE",
          "SCHEMA",
          "FUNCTION",
          "PROCEDURE",
          "TRIGGER",
          "TYPE",
          "DOMAIN",
          "USER",
          "ROLE",
          "LOGIN",
          "EXTENSION",
          "SYNONYM",
          "PACKAGE",
          "EVENT",
          "POLICY",
          "RULE",
          "SERVER",
          "TABLESPACE",
          "ALIAS",
          "AGGREGATE",
          "PUBLICATION",
          "SUBSCRIPTION",
          "STATISTICS");

  /** What is altered and has no name. */
  static final Set<String> NAMELESS_KINDS = Set.of("SESSION", "SYSTEM");

  /** What holds statements of its own, semicolons and all. */
  static final Set<String> ROUTINES =
      Set.of("FUNCTION", "PROCEDURE", "TRIGGER", "TYPE", "PACKAGE", "EVENT");

  /** What a query may fill. */
  static final Set<String> QUERIED = Set.of("TABLE", "VIEW");

  /** Before a query, which may begin with WITH. */
  static final Set<String> BEFORE_QUERY = Set.of("INSERT", "EXPLAIN");

  /** No kind comes after these. */
  static final Set<String> AFTER_KIND = Set.of("IN", "ON", "FOR", "AS", "SET");

  /** After these, INSERT, UPDATE, DELETE and MERGE are part of something else. */
  static final Set<String> NO_OPERATION_AFTER =
      Set.of("FOR", "ON", "KEY", "DO", "THEN", "OR", "BEFORE", "AFTER", "OF", ",");

  private SummaryWords() {}

  private static Set<String> clausesAnd(String... others) {
    Set<String> words = new HashSet<>(CLAUSES);
    Collections.addAll(words, others);
    return Set.copyOf(words);
  }
}
