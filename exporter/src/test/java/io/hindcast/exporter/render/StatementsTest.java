package io.hindcast.exporter.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.exporter.ExporterStats;
import io.hindcast.exporter.sql.SqlDialect;
import org.junit.jupiter.api.Test;

final class StatementsTest {
  private final Statements statements = new Statements(new TextLimit(new ExporterStats()), 100);

  @Test
  void text_isReadOnce() {
    Statement first = of("SELECT 1");

    assertThat(of("SELECT 1")).isSameAs(first);
    assertThat(statements.of("SELECT 1", SqlDialect.POSTGRESQL)).isNotSameAs(first);
  }

  @Test
  void characters_areBounded_theLatestUsedStay() {
    Statement used = of("SELECT " + "a".repeat(33));
    Statement unused = of("SELECT " + "b".repeat(33));
    of("SELECT " + "a".repeat(33));

    of("SELECT " + "c".repeat(33));

    assertThat(statements.knownChars()).isEqualTo(80);
    assertThat(of("SELECT " + "a".repeat(33))).isSameAs(used);
    assertThat(of("SELECT " + "b".repeat(33))).isNotSameAs(unused);
  }

  @Test
  void longTexts_areReadAgain() {
    Statements many = new Statements(new TextLimit(new ExporterStats()), 1 << 20);
    String wide = "SELECT " + "column_name, ".repeat(600) + "a FROM t";
    String bulk = "INSERT INTO t VALUES " + "(1, 'x'), ".repeat(1_000) + "(2, 'y')";

    Statement remembered = many.of(wide, SqlDialect.STANDARD);
    Statement forgotten = many.of(bulk, SqlDialect.STANDARD);

    assertThat(many.of(wide, SqlDialect.STANDARD)).isSameAs(remembered);
    assertThat(many.of(bulk, SqlDialect.STANDARD)).isNotSameAs(forgotten);
    assertThat(many.knownChars()).isEqualTo(wide.length());
  }

  @Test
  void number_isBounded() {
    Statements many = new Statements(new TextLimit(new ExporterStats()), 1 << 20);
    for (int i = 0; i < 1_000; i++) {
      many.of(String.valueOf(1_000 + i), SqlDialect.POSTGRESQL);
    }

    assertThat(many.knownChars()).isEqualTo(512 * 4);
  }

  private Statement of(String text) {
    return statements.of(text, SqlDialect.STANDARD);
  }
}
