package io.hindcast.exporter.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What each dialect takes for a literal, a name and a comment, and what is given up there. */
final class SqlDialectTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      quoteCharacter = '~',
      textBlock =
          """
          SELECT ?1, ?2 FROM t  ^ SELECT ?1, ?2 FROM t
          SELECT :name, $1, @v FROM t  ^ SELECT :name, $1, @v FROM t
          SELECT A#B, C@D FROM CUST#  ^ SELECT A#B, C@D FROM CUST#
          SELECT ARRAY['a', 'b'][1]  ^ SELECT ARRAY[?, ?][?]
          SELECT [it's] FROM t WHERE a = 'secret'  ^ SELECT [it?...
          SELECT `a b` FROM t  ^ SELECT `a b` FROM t
          SELECT `it's` FROM t  ^ SELECT ?...
          SELECT $$it's$$  ^ SELECT ?...
          SELECT q'[it's]'  ^ SELECT ?...
          SELECT a FROM t // it's  ^ SELECT a FROM t ?...
          SELECT a--secret  ^ SELECT a
          SELECT a FROM t WHERE b LIKE ? ESCAPE '\\' AND c = 'x'  ^ SELECT a FROM t WHERE b LIKE ? ESCAPE ? AND c = ?
          SELECT a FROM t WHERE b LIKE ? {escape '\\'}  ^ SELECT a FROM t WHERE b LIKE ? {escape ?}
          SELECT a FROM t WHERE b LIKE ? ESCAPE '\\''  ^ SELECT a FROM t WHERE b LIKE ? ESCAPE ?...
          """)
  void standard(String statement, String expected) {
    assertText(SqlDialect.STANDARD, statement, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      quoteCharacter = '~',
      textBlock =
          """
          SELECT $$it's$$, $tag$ a $$ b $tag$, $1  ^ SELECT ?, ?, $1
          SELECT $1$$secret$$, @$$secret$$, a[1:$$secret$$]  ^ SELECT $1?, @?, a[?:?]
          SELECT a$$b FROM t$$  ^ SELECT a$$b FROM t$$
          SELECT $$never ends  ^ SELECT ?
          SELECT $tag FROM t  ^ SELECT $tag FROM t
          SELECT E'it\\'s', e'\\\\', E'''', a FROM t  ^ SELECT ?, ?, ?, a FROM t
          SELECT E'never ends\\'  ^ SELECT ?
          SELECT U&'d\\0061t' UESCAPE '!', U&"d\\0061t" FROM t  ^ SELECT ? UESCAPE ?, U&"d\\0061t" FROM t
          SELECT a FROM t WHERE b ?? 'k' AND c = ?  ^ SELECT a FROM t WHERE b ?? ? AND c = ?
          SELECT a #> b, c #- '{x}', d @> e, f <-> '[1]' FROM t  ^ SELECT a #> b, c #- ?, d @> e, f <-> ? FROM t
          SELECT @5, @ -5  ^ SELECT @?, @ -?
          SELECT a[1:2], b[1:n] FROM t  ^ SELECT a[?:?], b[?:n] FROM t
          SELECT 'a'::text, t::date FROM t  ^ SELECT ?::text, t::date FROM t
          SELECT /* a /* b */ 'c' */ 1  ^ SELECT ?
          SELECT 'C:\\' || 'secret'  ^ SELECT ?...
          SELECT 'C:\\\\' || 'x'  ^ SELECT ? || ?
          SELECT a FROM t WHERE b LIKE ? ESCAPE '\\' AND c = 'x'  ^ SELECT a FROM t WHERE b LIKE ? ESCAPE ? AND c = ?
          SELECT 5--secret  ^ SELECT ?
          SELECT a FROM t WHERE b IN ($1, $2, $3)  ^ SELECT a FROM t WHERE b IN (?)
          """)
  void postgresql(String statement, String expected) {
    assertText(SqlDialect.POSTGRESQL, statement, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      quoteCharacter = '~',
      textBlock =
          """
          SELECT "it's", 'a' FROM `my ``odd`` table`  ^ SELECT ?, ? FROM `my ``odd`` table`
          SELECT `it's` FROM t WHERE a = 'x'  ^ SELECT `it's` FROM t WHERE a = ?
          SELECT `never ends  ^ SELECT ?
          DROP USER "secret"@"secret"  ^ DROP USER ?@?
          SELECT 'a\\'b', c FROM t  ^ SELECT ?...
          SELECT "a\\"b", c FROM t  ^ SELECT ?...
          SELECT 'a\\\\', 'b\\n', c FROM t  ^ SELECT ?, ?, c FROM t
          SELECT 5--3, 5 -- secret  ^ SELECT ?-?, ?
          SELECT 5 --  ^ SELECT ?
          SELECT @a, @@session.b, @'it' FROM t  ^ SELECT @a, @@session.b, @? FROM t
          SELECT _utf8mb4'x', N'y', x'4D', b'01', 0x4D  ^ SELECT ?, ?, ?, ?, ?
          SELECT $$ FROM t  ^ SELECT ?...
          SELECT a FROM t WHERE b LIKE ? ESCAPE '\\' AND c = 'x'  ^ SELECT a FROM t WHERE b LIKE ? ESCAPE ?...
          SELECT /*+ MAX_EXECUTION_TIME(1000) */ a FROM t  ^ SELECT a FROM t
          SELECT /*!40001 SQL_NO_CACHE */ a FROM t  ^ SELECT a FROM t
          SELECT /*M!100101 SQL_NO_CACHE */ a FROM t  ^ SELECT a FROM t
          SELECT /*!40001 'a*/b', */ 'c' FROM t  ^ SELECT ?...
          SELECT /* a /* b */ 1 */ 2  ^ SELECT ?...
          """)
  void mysql(String statement, String expected) {
    assertText(SqlDialect.MYSQL, statement, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      quoteCharacter = '~',
      textBlock =
          """
          SELECT q'[it's]', nq'{a}', Q'!b!', q'(it')' FROM dual  ^ SELECT ?, ?, ?, ? FROM dual
          SELECT q'[never ends]  ^ SELECT ?
          SELECT q'  ^ SELECT ?
          SELECT :name, :1, "Name", a#b FROM t@link WHERE c = q'x5x'  ^ SELECT :name, :1, "Name", a#b FROM t@link WHERE c = ?
          SELECT 'C:\\' || 'x' FROM dual  ^ SELECT ? || ? FROM dual
          SELECT /*+ INDEX(t i) */ a FROM t -- secret  ^ SELECT a FROM t
          SELECT /* a /* b */ c FROM t  ^ SELECT c FROM t
          BEGIN x := 5; y := q'[;]'; END;  ^ BEGIN x := ?; y := ?; END;
          SELECT $$plsql_unit FROM dual  ^ SELECT $$plsql_unit FROM dual
          SELECT a FROM t WHERE b IN (:1, :2)  ^ SELECT a FROM t WHERE b IN (?)
          """)
  void oracle(String statement, String expected) {
    assertText(SqlDialect.ORACLE, statement, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      quoteCharacter = '~',
      textBlock =
          """
          SELECT [a b], N'it''s' FROM [dbo].[my ]]table]  ^ SELECT [a b], ? FROM [dbo].[my ]]table]
          SELECT [it's] FROM t WHERE a = 'x'  ^ SELECT [it's] FROM t WHERE a = ?
          SELECT [never ends  ^ SELECT ?
          SELECT "it's" FROM t  ^ SELECT ? FROM t
          SELECT "t"."a", "secret" FROM "s"."t", "u" WHERE "b" = "secret"  ^ SELECT ?.?, ? FROM "s"."t", "u" WHERE ? = ?
          SELECT a FROM "never ends  ^ SELECT a FROM ?
          WITH "x" AS (SELECT "secret") SELECT a FROM "x"  ^ WITH "x" AS (SELECT ?) SELECT a FROM "x"
          UPDATE "t" SET a = "secret", b = "secret"  ^ UPDATE "t" SET a = ?, b = ?
          DELETE FROM "t" OUTPUT deleted.a, "secret"  ^ DELETE FROM "t" OUTPUT deleted.a, ?
          INSERT INTO "t" WITH (TABLOCK) EXEC p "secret", "secret"  ^ INSERT INTO "t" WITH (TABLOCK) EXEC p ?, ?
          SELECT $12.50, -$5, $.5, a$b FROM t  ^ SELECT ?, ?, ?, a$b FROM t
          SELECT @p1, @@rowcount, #t.a FROM #t WHERE b = @p2  ^ SELECT @p1, @@rowcount, #t.a FROM #t WHERE b = @p2
          SELECT a FROM t WHERE b IN (@p0, @p1, @p2)  ^ SELECT a FROM t WHERE b IN (?)
          EXEC @rc = dbo.restock @item = 5  ^ EXEC @rc = dbo.restock @item = ?
          SELECT /* a /* b */ 'c' */ 1  ^ SELECT ?
          SELECT 'C:\\' + 'x'  ^ SELECT ? + ?
          SELECT 5--secret  ^ SELECT ?
          """)
  void sqlServer(String statement, String expected) {
    assertText(SqlDialect.SQL_SERVER, statement, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      quoteCharacter = '~',
      textBlock =
          """
          SELECT [it's], `a``b`, "x" FROM t  ^ SELECT [it's], `a``b`, ? FROM t
          SELECT "secret" FROM "it's ""a"" t"  ^ SELECT ? FROM "it's ""a"" t"
          SELECT [a]] = 'secret' AND [b]  ^ SELECT ?...
          SELECT ?1, :a, @b, $c FROM t  ^ SELECT ?1, :a, @b, $c FROM t
          SELECT 'C:\\', x'0F' --secret  ^ SELECT ?, ?
          SELECT /* a /* b */ 1  ^ SELECT ?
          """)
  void sqlite(String statement, String expected) {
    assertText(SqlDialect.SQLITE, statement, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      quoteCharacter = '~',
      textBlock =
          """
          SELECT "secret" FROM t  ^ SELECT ? FROM t
          SELECT a # it's  ^ SELECT a ?...
          SELECT 5--secret  ^ SELECT ??...
          SELECT 5 -- secret  ^ SELECT ?
          SELECT $5, ?5, :5, @5  ^ SELECT ?, ??, :?, @?
          SELECT :name, @v, ? FROM t  ^ SELECT :name, @v, ? FROM t
          SELECT `a b` FROM t  ^ SELECT `a b` FROM t
          SELECT `it's` FROM t  ^ SELECT ?...
          SELECT x['a'], y['a]b']  ^ SELECT x[?], y[?...
          SELECT [a--b] = 'x'  ^ SELECT [a?...
          {it's} SELECT a FROM t WHERE b = 'secret'  ^ {it?...
          {fn lower('a')} {d '2020-01-01'}  ^ {fn lower(?)} {d ?}
          SELECT '''it's''', 'secret'  ^ SELECT ?...
          SELECT $$it's$$  ^ SELECT ?...
          SELECT q'[it's]'  ^ SELECT ?...
          SELECT a // it's  ^ SELECT a ?...
          SELECT r'a\\', 'secret'  ^ SELECT ?...
          SELECT 'a' 'b'  ^ SELECT ? ?
          """)
  void unknown(String statement, String expected) {
    assertText(SqlDialect.UNKNOWN, statement, expected);
  }

  @Test
  void lineComments_endWhereTheDatabaseEndsThem() {
    assertText(SqlDialect.MYSQL, "SELECT 1 # secret\n, 2", "SELECT ? , ?");
    assertText(SqlDialect.MYSQL, "SELECT 1 -- secret\r\n, 2", "SELECT ? , ?");
    assertText(SqlDialect.MYSQL, "SELECT 1 --\u0001it's\n, 2", "SELECT ? , ?");
    assertText(SqlDialect.POSTGRESQL, "SELECT 1 -- it's\r, 2", "SELECT ? , ?");
    assertText(SqlDialect.POSTGRESQL, "SELECT 1 -- it's\u2028\n, 2", "SELECT ? , ?");
    assertText(SqlDialect.STANDARD, "SELECT 1 -- it's\r, 2", "SELECT ? ?...");
    assertText(SqlDialect.STANDARD, "SELECT 1 -- it's\u2028, 2", "SELECT ? ?...");
    assertText(SqlDialect.STANDARD, "SELECT 1 -- it's\r", "SELECT ?");
  }

  @Test
  void dollarTag_mayHaveAnyCharacterBeyondAscii() {
    assertText(SqlDialect.POSTGRESQL, "SELECT $\u00a0$secret$\u00a0$, a", "SELECT ?, a");
  }

  @ParameterizedTest
  @EnumSource(SqlDialect.class)
  void textIsText_inAll(SqlDialect dialect) {
    assertText(dialect, "SELECT 'it''s', N'x', 5 FROM t", "SELECT ?, ?, ? FROM t");
  }

  private static void assertText(SqlDialect dialect, String statement, String expected) {
    assertThat(SqlSanitizer.sanitize(statement, dialect).text()).isEqualTo(expected);
  }
}
