package io.hindcast.instrumentations.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementCommentTest {
  private static final String COMMENT = " /*traceparent='00-x-01'*/";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        " \n select 'it''s' from \"a\" where b = 1",
        "WITH a AS (SELECT 1) SELECT * FROM a",
        "INSERT INTO a VALUES ('x')",
      })
  void comment_comesLast(String text) {
    assertThat(commented(text, CommentedDriver.POSTGRESQL)).isEqualTo(text + COMMENT);
  }

  @Test
  void comment_comesBeforeWhatEndsTheStatement() {
    assertThat(commented("UPDATE a SET b = 1 ; \n", CommentedDriver.ORACLE))
        .isEqualTo("UPDATE a SET b = 1" + COMMENT + " ; \n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";",
        "SELECT",
        "SELECTED 1",
        "SELECT 1 /* known */",
        "SELECT /*+ FULL(a) */ * FROM a",
        "SELECT 1 -- known",
        "SELECT '--' FROM a",
        "SELECT 1; SELECT 2",
        "SELECT 'open",
        "SELECT \"open",
        "SELECT `open",
        "SELECT 'C:\\' FROM a",
        "SELECT {d '2026-01-02'}",
        "{call f(1)}",
        "CALL f(1)",
        "CREATE VIEW a AS SELECT 1",
        "BEGIN DELETE FROM a END",
        "EXEC p",
        "SET a = 1",
        "COMMIT",
        "(SELECT 1) UNION SELECT 2",
        "\0SELECT 1",
      })
  void text_isLeftAloneWhereNothingIsCertain(String text) {
    for (CommentedDriver driver : CommentedDriver.values()) {
      assertThat(StatementComment.place(text, driver)).isEqualTo(StatementComment.NONE);
    }
  }

  @Test
  void text_isLeftAloneByTheRulesOfItsDatabase() {
    String quoted = "SELECT $a$ text $a$";
    String hash = "SELECT 1 # known";
    assertThat(StatementComment.place(quoted, CommentedDriver.POSTGRESQL)).isNegative();
    assertThat(StatementComment.place(quoted, CommentedDriver.SQL_SERVER)).isPositive();
    assertThat(StatementComment.place(hash, CommentedDriver.MYSQL)).isNegative();
    assertThat(StatementComment.place(hash, CommentedDriver.ORACLE)).isPositive();
  }

  @Test
  void longTexts_areLeftAlone() {
    String text = "INSERT INTO a VALUES ('" + "x".repeat(40_000) + "')";
    assertThat(StatementComment.place(text, CommentedDriver.MYSQL)).isNegative();
  }

  @Test
  void drivers_areKnownByTheirClasses() {
    assertThat(CommentedDriver.of("org.postgresql.jdbc.PgStatement"))
        .isEqualTo(CommentedDriver.POSTGRESQL);
    assertThat(CommentedDriver.of("com.mysql.cj.jdbc.StatementImpl"))
        .isEqualTo(CommentedDriver.MYSQL);
    assertThat(CommentedDriver.of("org.mariadb.jdbc.Statement")).isEqualTo(CommentedDriver.MYSQL);
    assertThat(CommentedDriver.of("oracle.jdbc.driver.T4CStatement"))
        .isEqualTo(CommentedDriver.ORACLE);
    assertThat(CommentedDriver.of("com.microsoft.sqlserver.jdbc.SQLServerStatement"))
        .isEqualTo(CommentedDriver.SQL_SERVER);
    assertThat(CommentedDriver.of("com.zaxxer.hikari.pool.HikariProxyStatement")).isNull();
    assertThat(CommentedDriver.of("org.h2.jdbc.JdbcStatement")).isNull();
  }

  private static String commented(String text, CommentedDriver driver) {
    return StatementComment.put(text, StatementComment.place(text, driver), "00-x-01");
  }
}
