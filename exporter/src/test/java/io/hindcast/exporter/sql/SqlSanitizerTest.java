package io.hindcast.exporter.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SqlSanitizerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      textBlock =
          """
          SELECT * FROM stock WHERE id = 5  ! SELECT * FROM stock WHERE id = ?
          select 'it''s' , 'b'  ! select ? , ?
          SELECT -5, +.5, 1.5e-10, 0xDEADBEEF, 10L, 1_000  ! SELECT -?, +?, ?, ?, ?, ?
          SELECT a1, t2.c3 FROM t2  ! SELECT a1, t2.c3 FROM t2
          SELECT $$it's$$, $tag$ a $$ b $tag$, $1  ! SELECT ?, ?, $1
          SELECT N'x', X'0F', DATE '2020-01-01'  ! SELECT ?, ?, DATE ?
          SELECT "Name" FROM "my ""odd"" table"  ! SELECT "Name" FROM "my ""odd"" table"
          SELECT /* secret 'x' */ 1 -- secret  ! SELECT ?
          SELECT a FROM t WHERE b IN (1, 2, 3)  ! SELECT a FROM t WHERE b IN (?)
          SELECT a FROM t WHERE b in ( 'x','y' ) AND c = ?  ! SELECT a FROM t WHERE b in (?) AND c = ?
          SELECT a FROM t WHERE b IN (-1, ?)  ! SELECT a FROM t WHERE b IN (?)
          SELECT a FROM t WHERE b IN (SELECT 1)  ! SELECT a FROM t WHERE b IN (SELECT ?)
          INSERT INTO t VALUES (1, 'x'), (2, 'y')  ! INSERT INTO t VALUES (?, ?), (?, ?)
          SELECT 'never ends  ! SELECT ?
          SELECT 'C:\\' || 'secret'  ! SELECT ?...
          SELECT 'a\\' , 'b'  ! SELECT ?...
          SELECT /* a /* b */ secret */ 1  ! SELECT ?...
          SELECT x->>'key', y::text FROM t  ! SELECT x->>?, y::text FROM t
          """)
  void sanitize_standard(String statement, String expected) {
    assertThat(SqlSanitizer.sanitize(statement, SqlDialect.STANDARD).text()).isEqualTo(expected);
  }

  @Test
  void doubleQuotes_areTextWhereTheDatabaseMayTakeThemSo() {
    String statement = "SELECT \"secret\" FROM t";

    assertThat(SqlSanitizer.sanitize(statement, SqlDialect.MYSQL).text())
        .isEqualTo("SELECT ? FROM t");
    assertThat(SqlSanitizer.sanitize(statement, SqlDialect.UNKNOWN).text())
        .isEqualTo("SELECT ? FROM t");
    assertThat(SqlSanitizer.sanitize(statement, SqlDialect.SQL_SERVER).text()).isEqualTo(statement);
  }

  @Test
  void dialects_differInWhatBeginsAComment() {
    assertThat(SqlSanitizer.sanitize("SELECT 1 # secret\n, 2", SqlDialect.MYSQL).text())
        .isEqualTo("SELECT ? , ?");
    assertThat(SqlSanitizer.sanitize("SELECT a #> b FROM t", SqlDialect.POSTGRESQL).text())
        .isEqualTo("SELECT a #> b FROM t");
    assertThat(SqlSanitizer.sanitize("SELECT 5--3", SqlDialect.MYSQL).text())
        .isEqualTo("SELECT ?--?");
    assertThat(SqlSanitizer.sanitize("SELECT 5--secret", SqlDialect.POSTGRESQL).text())
        .isEqualTo("SELECT ?");
    assertThat(SqlSanitizer.sanitize("SELECT 5--secret", SqlDialect.UNKNOWN).text())
        .isEqualTo("SELECT ??...");
  }

  @Test
  void postgresqlEscapes_mayHoldQuotes() {
    assertThat(SqlSanitizer.sanitize("SELECT E'it\\'s', a FROM t", SqlDialect.POSTGRESQL).text())
        .isEqualTo("SELECT ?, a FROM t");
  }

  @Test
  void oracleQuotes_mayHoldQuotes() {
    assertThat(SqlSanitizer.sanitize("SELECT q'[it's]', a FROM t", SqlDialect.ORACLE).text())
        .isEqualTo("SELECT ?, a FROM t");
  }

  @Test
  void brackets_areNamesInSqlServer() {
    SqlText known =
        SqlSanitizer.sanitize("SELECT [a b] FROM [dbo].[my table]", SqlDialect.SQL_SERVER);

    assertThat(known.text()).isEqualTo("SELECT [a b] FROM [dbo].[my table]");
    assertThat(known.summary()).isEqualTo("SELECT [dbo].[my table]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          select * from stock where id = ?                              | SELECT stock
          SELECT a FROM shop.stock s, orders o WHERE 1 = 1              | SELECT shop.stock orders
          SELECT * FROM a JOIN b ON a.x = b.x LEFT OUTER JOIN c USING (x) | SELECT a b c
          INSERT INTO orders (a, b) VALUES (?, ?)                       | INSERT orders
          INSERT INTO orders SELECT * FROM cart                         | INSERT orders SELECT cart
          UPDATE stock SET a = (SELECT max(b) FROM c) WHERE d = 1       | UPDATE stock SELECT c
          DELETE FROM stock WHERE id = 1                                | DELETE stock
          DELETE FROM a USING b WHERE a.x = b.x                         | DELETE a b
          MERGE INTO a USING b ON (a.x = b.x) WHEN MATCHED THEN UPDATE SET a.y = 1 | MERGE a b
          SELECT * FROM stock FOR UPDATE                                | SELECT stock
          SELECT * FROM stock FOR UPDATE OF a, b                        | SELECT stock
          INSERT INTO a VALUES (1) ON CONFLICT (x) DO UPDATE SET y = 2  | INSERT a
          INSERT INTO a VALUES (1) ON DUPLICATE KEY UPDATE y = 2        | INSERT a
          SELECT EXTRACT(YEAR FROM created) FROM orders                 | SELECT orders
          SELECT a IS DISTINCT FROM b FROM t                            | SELECT t
          WITH x AS (SELECT * FROM a) SELECT * FROM x                   | SELECT a SELECT x
          (SELECT 1 FROM a) UNION (SELECT 2 FROM b)                     | SELECT a SELECT b
          SELECT * FROM (SELECT * FROM a) s, b                          | SELECT SELECT a b
          SELECT * FROM generate_series(1, 10)                          | SELECT generate_series
          CREATE TABLE IF NOT EXISTS shop.stock (id INT)                | CREATE TABLE shop.stock
          CREATE UNIQUE INDEX i ON t (a)                                | CREATE INDEX i
          CREATE OR REPLACE VIEW v AS SELECT * FROM t                   | CREATE VIEW v SELECT t
          ALTER TABLE t DROP COLUMN c                                   | ALTER TABLE t
          TRUNCATE t                                                    | TRUNCATE t
          DROP TABLE IF EXISTS t                                        | DROP TABLE t
          CALL restock(?, 5)                                            | CALL restock
          {call restock(?)}                                             | CALL restock
          {? = call shop.restock(?)}                                    | CALL shop.restock
          begin                                                         | BEGIN
          SET search_path TO x                                          | SET
          SELECT a FROM x; DELETE FROM y                                | SELECT x DELETE y
          SELECT 1                                                      | SELECT
          SELECT * FROM 'x'                                             | SELECT
          REPLACE INTO t VALUES (1)                                     | REPLACE t
          EXPLAIN SELECT * FROM t                                       | EXPLAIN SELECT t
          SELECT x FROM `my db`.`t`                                     | SELECT `my db`.`t`
          """)
  void summary(String statement, String expected) {
    assertThat(SqlSanitizer.sanitize(statement, SqlDialect.STANDARD).summary()).isEqualTo(expected);
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

    String summary = SqlSanitizer.sanitize(statement, SqlDialect.STANDARD).summary();

    assertThat(summary).isEqualTo("SELECT " + "a".repeat(100) + " " + "b".repeat(100) + " ccc");
  }

  @Test
  void summary_ofNothing() {
    assertThat(SqlSanitizer.sanitize("", SqlDialect.STANDARD).summary()).isNull();
    assertThat(SqlSanitizer.sanitize(" -- nothing", SqlDialect.STANDARD))
        .isEqualTo(new SqlText("", null, null, false));
  }

  @Test
  void procedure_isNamed() {
    assertThat(SqlSanitizer.sanitize("{call shop.restock(?)}", SqlDialect.STANDARD).procedure())
        .isEqualTo("shop.restock");
    assertThat(SqlSanitizer.sanitize("SELECT a FROM b", SqlDialect.STANDARD).procedure()).isNull();
  }

  @Test
  void hugeStatement_isReadInPart() {
    String statement = "INSERT INTO t VALUES " + "(1, 'secret'), ".repeat(100_000);

    SqlText known = SqlSanitizer.sanitize(statement, SqlDialect.STANDARD);

    assertThat(known.summary()).isEqualTo("INSERT t");
    assertThat(known.text()).hasSizeLessThanOrEqualTo(SqlSanitizer.MAX_CHARS + 3).endsWith("...");
    assertThat(known.text()).doesNotContain("secret");
  }

  @Test
  @Timeout(10)
  void nesting_takesTimeInProportion() {
    for (String piece :
        new String[] {"(", "$a", "q'[", "/*", "'\\", "IN (", "[", "\"", "--", "$$ "}) {
      long start = System.nanoTime();
      SqlSanitizer.sanitize(piece.repeat(SqlSanitizer.MAX_CHARS), SqlDialect.ORACLE);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }
  }
}
