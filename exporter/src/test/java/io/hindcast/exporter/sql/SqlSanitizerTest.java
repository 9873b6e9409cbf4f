package io.hindcast.exporter.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What all dialects have in common; where they differ, see {@link SqlDialectTest}. */
final class SqlSanitizerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      textBlock =
          """
          SELECT * FROM stock WHERE id = 5  ! SELECT * FROM stock WHERE id = ?
          select 'it''s' , 'b'  ! select ? , ?
          SELECT 1.5e-10, 2E+3, .5, 5., 0xDEADBEEF, 10L, 1_000  ! SELECT ?, ?, ?, ?, ?, ?, ?
          SELECT a1, t2.c3 FROM t2  ! SELECT a1, t2.c3 FROM t2
          SELECT N'x', X'0F', B'01', n'y'  ! SELECT ?, ?, ?, ?
          SELECT DATE '2020-01-01', TIME'10:00', {ts '2020-01-01'}  ! SELECT DATE ?, TIME?, {ts ?}
          SELECT INTERVAL '1' DAY, INTERVAL -5 MONTH  ! SELECT INTERVAL ? DAY, INTERVAL ? MONTH
          SELECT "Name" FROM "my ""odd"" table"  ! SELECT "Name" FROM "my ""odd"" table"
          SELECT U&'d\\0061t', U&"d\\0061t" FROM t  ! SELECT ?, U&"d\\0061t" FROM t
          SELECT /* secret 'x' */ 1 -- secret  ! SELECT ?
          SELECT'a'FROM t WHERE b LIKE'c'  ! SELECT?FROM t WHERE b LIKE?
          INSERT INTO t VALUES (1, 'x'), (2, 'y')  ! INSERT INTO t VALUES (?, ?), (?, ?)
          SELECT 'never ends  ! SELECT ?
          SELECT "never ends  ! SELECT ?
          SELECT a /* never ends  ! SELECT a
          SELECT 'C:\\' || 'secret'  ! SELECT ?...
          SELECT 'a\\' , 'b'  ! SELECT ?...
          SELECT 'a\\\\' , 'b'  ! SELECT ? , ?
          SELECT /* a /* b */ secret */ 1  ! SELECT ?...
          SELECT x->>'key', y::text FROM t  ! SELECT x->>?, y::text FROM t
          """)
  void literalsAndComments_areLeftOut(String statement, String expected) {
    assertThat(text(statement)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      textBlock =
          """
          SELECT -5, +.5, ( - 5 )  ! SELECT ?, ?, ( ? )
          SELECT a FROM t WHERE b = -5 AND c <-5 OR d IN (-5)  ! SELECT a FROM t WHERE b = ? AND c <? OR d IN (?)
          SELECT a-5, a - 5, 'x'-5, (a)-5, 3 - 5, 3 - -5  ! SELECT a-?, a - ?, ?-?, (a)-?, ? - ?, ? - ?
          SELECT -a, -?, - -5  ! SELECT -a, -?, - ?
          SELECT CASE WHEN -1 THEN -2 ELSE -3 END  ! SELECT CASE WHEN ? THEN ? ELSE ? END
          SELECT a -  ! SELECT a -
          SELECT -  ! SELECT -
          """)
  void sign_belongsToALiteral_whereNothingStandsBeforeIt(String statement, String expected) {
    assertThat(text(statement)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      textBlock =
          """
          SELECT a FROM t WHERE b IN (1, 2, 3)  ! SELECT a FROM t WHERE b IN (?)
          SELECT a FROM t WHERE b in ( 'x','y' ) AND c = ?  ! SELECT a FROM t WHERE b in (?) AND c = ?
          SELECT a FROM t WHERE b IN (-1, ?)  ! SELECT a FROM t WHERE b IN (?)
          SELECT a FROM t WHERE b NOT IN (:p1, :p2) OR c IN(?,?)  ! SELECT a FROM t WHERE b NOT IN (?) OR c IN(?)
          SELECT a FROM t WHERE (b, c) IN ((1, 2), (3, 4)) AND d  ! SELECT a FROM t WHERE (b, c) IN (?) AND d
          SELECT a FROM t WHERE b IN () AND c IN (1)  ! SELECT a FROM t WHERE b IN () AND c IN (?)
          SELECT a FROM t WHERE b IN (SELECT 1)  ! SELECT a FROM t WHERE b IN (SELECT ?)
          SELECT a FROM t WHERE b IN (1, c, 2)  ! SELECT a FROM t WHERE b IN (?, c, ?)
          SELECT a FROM t WHERE b IN (lower('x'), 'y')  ! SELECT a FROM t WHERE b IN (lower(?), ?)
          SELECT a FROM t WHERE b IN (1 /* , */ , 2)  ! SELECT a FROM t WHERE b IN (?)
          SELECT a FROM t WHERE b IN (1, 2,  ! SELECT a FROM t WHERE b IN (?, ?,
          """)
  void listOfValues_isOneValue(String statement, String expected) {
    assertThat(text(statement)).isEqualTo(expected);
  }

  @Test
  void booleans_areLiterals_whereTheyAreNoPredicate() {
    assertThat(text("SELECT TRUE, false FROM t WHERE a = true AND b IS TRUE AND c IS NOT FALSE"))
        .isEqualTo("SELECT ?, ? FROM t WHERE a = ? AND b IS TRUE AND c IS NOT FALSE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE USER scott IDENTIFIED BY tiger",
        "CREATE USER scott IDENTIFIED  by \"tiger\"",
        "ALTER USER scott IDENTIFIED BY new REPLACE tiger",
        "GRANT CONNECT TO scott identified by tiger",
        "CREATE USER scott IDENTIFIED WITH plugin BY tiger"
      })
  void passwords_areNotShown_evenWhereTheyLookLikeNames(String statement) {
    for (SqlDialect dialect : SqlDialect.values()) {
      SqlText known = SqlSanitizer.sanitize(statement, dialect);

      assertThat(known.text()).doesNotContain("tiger").endsWith(" ?...");
      assertThat(known.summary()).doesNotContain("tiger");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'SELECT a FROM b WHERE c = ?', true",
    "'SELECT ''?'' FROM b', false",
    "'SELECT a FROM b -- ?', false",
    "'SELECT \"?\" FROM b', false",
    "'SELECT a FROM b WHERE c = :c', false"
  })
  void placeholders_areQuestionMarksOutsideOfLiterals(String statement, boolean expected) {
    assertThat(SqlSanitizer.sanitize(statement, SqlDialect.STANDARD).placeholders())
        .isEqualTo(expected);
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
  void hugeList_isOneValueThoughItsEndIsNotRead() {
    String statement = "SELECT a FROM t WHERE b IN (" + "'secret', ".repeat(100_000) + "'x')";

    assertThat(text(statement)).isEqualTo("SELECT a FROM t WHERE b IN (?...");
  }

  @Test
  void cut_leavesPairsAndNamesWhole() {
    String before = "SELECT " + "a, ".repeat(SqlSanitizer.MAX_CHARS / 3);
    String columns = before.substring(0, SqlSanitizer.MAX_CHARS - " FROM sto".length());

    SqlText known = SqlSanitizer.sanitize(columns + " FROM stock", SqlDialect.STANDARD);
    assertThat(known.text()).endsWith(" FROM sto...");
    assertThat(known.summary()).isEqualTo("SELECT");

    String pair = "a".repeat(SqlSanitizer.MAX_CHARS - 1) + "\ud83d\ude00";
    assertThat(text(pair)).isEqualTo("a".repeat(SqlSanitizer.MAX_CHARS - 1) + "...");
  }

  @ParameterizedTest
  @EnumSource(SqlDialect.class)
  void anyUnicode_isRead(SqlDialect dialect) {
    assertThat(SqlSanitizer.sanitize("SELECT \u540d FROM \u8868 WHERE \u00e9 = 'x'", dialect))
        .isEqualTo(
            new SqlText(
                "SELECT \u540d FROM \u8868 WHERE \u00e9 = ?", "SELECT \u8868", null, false));
    // What some take for a space, or for the end of a word, must not hide a number from us.
    assertThat(SqlSanitizer.sanitize("AND\u00a05 AND\u200b5 AND\u30005 \u00a35", dialect).text())
        .isEqualTo("AND ? AND\u200b? AND ? \u00a3?");
    assertThat(SqlSanitizer.sanitize("SELECT \uff15\uff15", dialect).text()).isEqualTo("SELECT ?");
    // Halves of pairs, alone, reversed and at the ends.
    assertThat(SqlSanitizer.sanitize("\ude00 = '\ud83d' AND \ude00\ud83d", dialect).text())
        .isEqualTo("\ude00 = ? AND \ude00\ud83d");
    assertThat(SqlSanitizer.sanitize("SELECT \0 \0'x'", dialect).text()).isEqualTo("SELECT \0 \0?");
  }

  @ParameterizedTest
  @EnumSource(SqlDialect.class)
  void nothing_isSaidOfNothing(SqlDialect dialect) {
    for (String nothing : new String[] {"", " ", "\n\t ", "/* nothing */", " -- nothing"}) {
      assertThat(SqlSanitizer.sanitize(nothing, dialect))
          .isEqualTo(new SqlText("", null, null, false));
    }
  }

  private static String text(String statement) {
    return SqlSanitizer.sanitize(statement, SqlDialect.STANDARD).text();
  }
}
