package io.hindcast.exporter.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SqlSummaryTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          SELECT * FROM stock WHERE id = ?                              | SELECT stock
          select * From Stock where id = ?                              | select Stock
          SELECT a FROM shop.stock s, orders o WHERE 1 = 1              | SELECT shop.stock orders
          SELECT * FROM a JOIN b ON a.x = b.x LEFT OUTER JOIN c USING (x) | SELECT a b c
          SELECT * FROM a CROSS JOIN b NATURAL JOIN c                   | SELECT a b c
          SELECT * FROM (a JOIN b ON a.x = b.x), c                      | SELECT a b c
          SELECT * FROM a CROSS APPLY f(a.x), b                         | SELECT a f b
          SELECT * FROM a OUTER APPLY (SELECT * FROM b) c               | SELECT a SELECT b
          SELECT a, b FROM t INTO @x, @y                                | SELECT t
          SELECT DISTINCT a FROM t                                      | SELECT t
          SELECT TOP (10) * FROM t                                      | SELECT t
          SELECT * FROM stock FOR UPDATE                                | SELECT stock
          SELECT * FROM stock FOR NO KEY UPDATE OF a, b                 | SELECT stock
          SELECT EXTRACT(YEAR FROM created) FROM orders                 | SELECT orders
          SELECT TRIM(BOTH 'x' FROM a), SUBSTRING(a FROM 2) FROM t      | SELECT t
          SELECT a IS DISTINCT FROM b FROM t                            | SELECT t
          SELECT count(*) OVER (PARTITION BY a ORDER BY b) FROM t       | SELECT t
          SELECT STRAIGHT_JOIN a FROM t STRAIGHT_JOIN u                 | SELECT t u
          SELECT * FROM table WHERE a = 1                               | SELECT table
          SELECT * FROM selected_data                                   | SELECT selected_data
          SELECT * FROM generate_series(1, 10)                          | SELECT generate_series
          SELECT * FROM ONLY t, LATERAL (SELECT 1 FROM u) v             | SELECT t SELECT u
          SELECT * FROM (VALUES (1, 2), (3, 4)) v                       | SELECT
          SELECT * FROM 'x'                                             | SELECT
          SELECT 1                                                      | SELECT
          SELECT t.select, t.from, u.update FROM t, u                   | SELECT t u
          """)
  void queries(String statement, String expected) {
    assertThat(summary(statement)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          SELECT * FROM (SELECT * FROM a) s, b                          | SELECT SELECT a b
          SELECT a FROM t WHERE b IN (SELECT c FROM u) AND d = 1        | SELECT t SELECT u
          SELECT (SELECT max(a) FROM u) FROM t                          | SELECT SELECT u t
          SELECT * FROM a WHERE EXISTS (SELECT 1 FROM b, c) ORDER BY d, e | SELECT a SELECT b c
          (SELECT 1 FROM a) UNION (SELECT 2 FROM b)                     | SELECT a SELECT b
          SELECT a FROM t UNION ALL SELECT b FROM u ORDER BY 1, 2       | SELECT t SELECT u
          WITH x AS (SELECT * FROM a) SELECT * FROM x                   | SELECT a SELECT
          WITH x (i, j) AS (SELECT 1, 2 FROM a), y AS (SELECT 1 FROM x, b) SELECT * FROM X, y, c | SELECT a SELECT b SELECT c
          WITH RECURSIVE r AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT * FROM r | SELECT SELECT SELECT
          WITH x AS (DELETE FROM a RETURNING *) INSERT INTO b SELECT * FROM x | DELETE a INSERT b SELECT
          WITH "x" AS (SELECT 1 FROM a) UPDATE b SET c = 1 FROM "x"     | SELECT a UPDATE b
          SELECT * FROM (WITH x AS (SELECT 1 FROM a) SELECT * FROM x) y | SELECT SELECT a SELECT
          INSERT INTO a WITH x AS (SELECT * FROM b) SELECT * FROM x, c  | INSERT a SELECT b SELECT c
          EXPLAIN WITH x AS (SELECT * FROM a) SELECT * FROM x           | EXPLAIN SELECT a SELECT
          INSERT INTO a WITH (TABLOCK) SELECT * FROM b, c               | INSERT a SELECT b c
          SELECT a FROM t WITH (NOLOCK), u                              | SELECT t u
          """)
  void queriesInQueries(String statement, String expected) {
    assertThat(summary(statement)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          INSERT INTO orders (a, b) VALUES (?, ?)                       | INSERT orders
          insert into orders select * from cart                         | insert orders select cart
          INSERT INTO table (a) VALUES (1)                              | INSERT table
          INSERT INTO TABLE orders SELECT 1                             | INSERT orders SELECT
          INSERT OR REPLACE INTO t VALUES (1)                           | INSERT t
          INSERT ALL INTO a VALUES (1) INTO b VALUES (2) SELECT 1 FROM dual | INSERT a b SELECT dual
          INSERT INTO a VALUES (1) ON CONFLICT (x) DO UPDATE SET y = 2  | INSERT a
          INSERT INTO a VALUES (1) ON DUPLICATE KEY UPDATE y = 2        | INSERT a
          INSERT INTO a SELECT * FROM b ON DUPLICATE KEY UPDATE c = 1, d = 2 | INSERT a SELECT b
          INSERT INTO a VALUES (1) RETURNING id INTO :id                | INSERT a
          REPLACE INTO t VALUES (1)                                     | REPLACE t
          UPSERT INTO t VALUES (1)                                      | UPSERT t
          UPDATE stock SET a = (SELECT max(b) FROM c) WHERE d = 1       | UPDATE stock SELECT c
          UPDATE a, b SET a.x = b.x, a.y = 1                            | UPDATE a b
          UPDATE a JOIN b ON a.x = b.x SET a.y = 1                      | UPDATE a b
          UPDATE a SET x = 1 FROM b, c WHERE a.y = b.y                  | UPDATE a b c
          DELETE FROM stock WHERE id = 1                                | DELETE stock
          DELETE FROM table WHERE id = 1                                | DELETE table
          DELETE FROM a OUTPUT deleted.b, deleted.c WHERE d = 1         | DELETE a
          DELETE FROM a USING b WHERE a.x = b.x                         | DELETE a b
          DELETE FROM a USING b JOIN c USING (id, x)                    | DELETE a b c
          MERGE INTO a USING b ON (a.x = b.x) WHEN MATCHED THEN UPDATE SET a.y = 1 | MERGE a b
          MERGE INTO a USING (SELECT * FROM b) s ON (a.x = s.x) WHEN NOT MATCHED THEN INSERT (x) VALUES (1) | MERGE a SELECT b
          """)
  void changes(String statement, String expected) {
    assertThat(summary(statement)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          CREATE TABLE IF NOT EXISTS shop.stock (id INT)                | CREATE TABLE shop.stock
          CREATE TABLE table (id INT)                                   | CREATE TABLE table
          CREATE TABLE t AS SELECT * FROM u                             | CREATE TABLE t SELECT u
          CREATE TABLE t (a) WITH (b = 1) AS WITH x AS (SELECT * FROM u) SELECT * FROM x | CREATE TABLE t SELECT u SELECT
          CREATE TEMPORARY TABLE t (a INT) ON COMMIT DELETE ROWS        | CREATE TABLE t
          create temporary table t (a int default 5, b int references u) | create table t
          CREATE UNIQUE CLUSTERED INDEX i ON t (a)                      | CREATE INDEX i
          CREATE INDEX ON t (a)                                         | CREATE INDEX
          CREATE OR REPLACE VIEW v AS SELECT * FROM t                   | CREATE VIEW v SELECT t
          CREATE VIEW v (a, b) AS (SELECT * FROM t JOIN u) WITH CHECK OPTION | CREATE VIEW v SELECT t u
          CREATE TRIGGER r ON t AFTER UPDATE AS BEGIN UPDATE t SET a = 1; DELETE FROM u; END; | CREATE TRIGGER r
          CREATE FUNCTION dbo.f(@a INT) RETURNS INT AS BEGIN RETURN @a; END; | CREATE FUNCTION dbo.f
          CREATE DEFINER = `root`@`localhost` PROCEDURE p() SELECT 1    | CREATE PROCEDURE p
          CREATE USER scott WITH PASSWORD = 'tiger'                     | CREATE USER scott
          ALTER TABLE t DROP COLUMN c                                   | ALTER TABLE t
          ALTER TABLE IF EXISTS ONLY t ADD FOREIGN KEY (a) REFERENCES u ON DELETE CASCADE | ALTER TABLE t
          ALTER SESSION SET CURRENT_SCHEMA = x                          | ALTER SESSION
          TRUNCATE t                                                    | TRUNCATE t
          TRUNCATE TABLE t, u                                           | TRUNCATE TABLE t u
          DROP TABLE IF EXISTS t, u CASCADE                             | DROP TABLE t u
          DROP FUNCTION f(int, int), g                                  | DROP FUNCTION f g
          DROP VIEW v; SELECT * FROM t                                  | DROP VIEW v SELECT t
          """)
  void definitions(String statement, String expected) {
    assertThat(summary(statement)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          CALL restock(?, 5)                                            | CALL restock
          {call restock(?)}                                             | call restock
          {? = call shop.restock(?)}                                    | call shop.restock
          EXEC dbo.restock @item = 5                                    | EXEC dbo.restock
          EXEC @rc = dbo.restock @item = 5                              | EXEC dbo.restock
          EXECUTE PROCEDURE restock                                     | EXECUTE restock
          EXECUTE IMMEDIATE 'x'                                         | EXECUTE
          EXEC ('x')                                                    | EXEC
          call next value for s                                         | call
          begin                                                         | begin
          BEGIN INSERT INTO t VALUES (1); UPDATE u SET a = 1; END;      | BEGIN INSERT t UPDATE u
          SET search_path TO x                                          | SET
          USE shop                                                      | USE shop
          SHOW TABLES FROM shop                                         | SHOW
          GRANT SELECT, INSERT ON t TO u                                | GRANT
          EXPLAIN SELECT * FROM t                                       | EXPLAIN SELECT t
          COPY t (a, b) FROM STDIN                                      | COPY t
          DECLARE c CURSOR FOR SELECT * FROM t                          | DECLARE SELECT t
          SELECT a FROM x; DELETE FROM y                                | SELECT x DELETE y
          ; SELECT 1 FROM t                                             | SELECT t
          FROM t SELECT a                                               | SELECT
          """)
  void otherStatements(String statement, String expected) {
    assertThat(summary(statement)).isEqualTo(expected);
  }

  @Test
  void names_areTakenAsTheyAreWritten() {
    assertThat(summary("SELECT x FROM `my db`.`t`", SqlDialect.MYSQL))
        .isEqualTo("SELECT `my db`.`t`");
    assertThat(summary("SELECT x FROM [dbo] . [my t], a..b", SqlDialect.SQL_SERVER))
        .isEqualTo("SELECT [dbo].[my t] a..b");
    assertThat(summary("SELECT x FROM @rows r JOIN #t", SqlDialect.SQL_SERVER))
        .isEqualTo("SELECT @rows #t");
    assertThat(summary("SELECT x FROM \"My t\" JOIN s.\"u\" ON 1 = 1", SqlDialect.ORACLE))
        .isEqualTo("SELECT \"My t\" s.\"u\"");
    assertThat(summary("SELECT x FROM \"dbo\".\"My t\", [u]", SqlDialect.SQL_SERVER))
        .isEqualTo("SELECT \"dbo\".\"My t\" [u]");
    assertThat(summary("SELECT x FROM \"My t\"", SqlDialect.SQLITE)).isEqualTo("SELECT \"My t\"");
    assertThat(summary("SELECT x FROM U&\"d\\0061t\"", SqlDialect.POSTGRESQL))
        .isEqualTo("SELECT U&\"d\\0061t\"");
    assertThat(summary("DELETE t.* FROM t", SqlDialect.MYSQL)).isEqualTo("DELETE t t");
  }

  @Test
  void literals_areNoNames() {
    // It could be a name to MySQL, were it not for a setting.
    assertThat(summary("SELECT x FROM \"secret\"", SqlDialect.MYSQL)).isEqualTo("SELECT");
    assertThat(summary("SELECT x FROM \"secret", SqlDialect.SQL_SERVER)).isEqualTo("SELECT");
    assertThat(summary("SELECT x FROM [secret", SqlDialect.SQL_SERVER)).isEqualTo("SELECT");
  }

  @Test
  void summary_isNeverCutInsideAToken() {
    String statement =
        "SELECT * FROM "
            + "a".repeat(100)
            + ", "
            + "b".repeat(100)
            + ", ccc, "
            + "d".repeat(100)
            + ", e";

    assertThat(summary(statement))
        .isEqualTo("SELECT " + "a".repeat(100) + " " + "b".repeat(100) + " ccc");
    assertThat(summary("SELECT * FROM " + "a".repeat(300) + ", b")).isEqualTo("SELECT");
    String whole = "a".repeat(SummaryText.MAX_CHARS - "SELECT ".length());
    assertThat(summary("SELECT * FROM " + whole)).isEqualTo("SELECT " + whole);
    assertThat(summary("SELECT * FROM " + whole + "a")).isEqualTo("SELECT");
  }

  @Test
  void nesting_withoutMeasure() {
    String open = "(SELECT a FROM ".repeat(1_000);

    assertThat(summary("SELECT b FROM t WHERE c IN " + open + "u" + ")".repeat(1_000)))
        .startsWith("SELECT t SELECT SELECT ")
        .hasSizeLessThanOrEqualTo(SummaryText.MAX_CHARS);
    assertThat(summary("SELECT a FROM t " + ")".repeat(1_000) + " WHERE b = 1"))
        .isEqualTo("SELECT t");
  }

  @Test
  void procedure_isNamed() {
    assertThat(procedure("{call shop.restock(?)}")).isEqualTo("shop.restock");
    assertThat(procedure("EXEC @rc = dbo.restock")).isEqualTo("dbo.restock");
    assertThat(procedure("CALL a(); CALL b()")).isEqualTo("a");
    assertThat(procedure("SELECT a FROM b")).isNull();
    assertThat(procedure("EXECUTE IMMEDIATE 'x'")).isNull();
  }

  private static @Nullable String procedure(String statement) {
    return SqlSanitizer.sanitize(statement, SqlDialect.STANDARD).procedure();
  }

  private static @Nullable String summary(String statement) {
    return summary(statement, SqlDialect.STANDARD);
  }

  private static @Nullable String summary(String statement, SqlDialect dialect) {
    return SqlSanitizer.sanitize(statement, dialect).summary();
  }
}
