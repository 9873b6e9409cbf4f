package io.hindcast.exporter.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.hindcast.bootstrap.record.DbParameter;
import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.exporter.Records;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class DbParameterAttributesTest extends RenderTest {
  private static final String PREFIX = "db.query.parameter.";

  private final DbRecord record = new DbRecord(Records.thread());

  @Test
  void values_areShownByTheirIndexFromZeroOrTheirName() {
    record.text = "{call restock(?, ?, ?, ?)}";
    record.parameterised = true;
    record.parameters =
        List.of(
            new DbParameter(0, null, 17),
            new DbParameter(2, null, LocalDate.of(2026, 1, 2)),
            new DbParameter(3, null, ""),
            new DbParameter(-1, "at", Timestamp.valueOf("2026-01-02 03:04:05")));

    assertThat(parameters())
        .containsOnly(
            entry("0", "17"),
            entry("2", "2026-01-02"),
            entry("3", "(empty)"),
            entry("at", "2026-01-02 03:04:05.0"));
  }

  @Test
  void passwords_areNotShown() {
    record.text = "UPDATE users SET password = ? WHERE name = ?";
    record.parameters =
        List.of(new DbParameter(0, null, "swordfish"), new DbParameter(1, null, "ann"));

    assertThat(parameters()).containsOnly(entry("0", "REDACTED"), entry("1", "ann"));
  }

  @Test
  void namedParameters_areNotShownWhereTheirNameOrTheStatementSpeaksOfASecret() {
    record.text = "{call enter(?, ?)}";
    record.parameters =
        List.of(new DbParameter(-1, "new_Password", "x"), new DbParameter(-1, "name", "ann"));

    assertThat(parameters()).containsOnly(entry("new_Password", "REDACTED"), entry("name", "ann"));

    DbRecord other = new DbRecord(Records.thread());
    other.text = "{call set_password(?)}";
    other.parameters = List.of(new DbParameter(-1, "value", "x"));
    assertThat(attributes(render(other))).containsEntry(PREFIX + "value", "REDACTED");
  }

  /** The rules are {@code iban}, {@code 7} and {@code =*@*}. */
  @Test
  void rulesOfTheApplication_hold() {
    record.text = "SELECT 1 FROM a WHERE b = ? AND my_iban = ? AND c = ?";
    record.parameters =
        List.of(
            new DbParameter(0, null, "ann@example.org"),
            new DbParameter(1, null, "DE00"),
            new DbParameter(2, null, "plain"),
            new DbParameter(7, null, "seventh"));

    assertThat(parameters())
        .containsOnly(
            entry("0", "REDACTED"),
            entry("1", "REDACTED"),
            entry("2", "plain"),
            entry("7", "REDACTED"));
  }

  @Test
  void valuePatterns_matchTheWholeValue() {
    ParameterRules rules = new ParameterRules(List.of("=####-*-#", "=**x"));
    assertThat(rules.hideValue("1234-any-thing-5")).isTrue();
    assertThat(rules.hideValue("1234--5")).isTrue();
    assertThat(rules.hideValue("1234-any-thing-x5")).isFalse();
    assertThat(rules.hideValue("01234-any-5")).isFalse();
    assertThat(rules.hideValue("12x")).isTrue();
    assertThat(rules.hideValue("")).isFalse();
  }

  /** What rules become of which one was refused. */
  @Test
  void starAlone_matchesEveryValue() {
    ParameterRules rules = new ParameterRules(List.of("=*"));
    assertThat(List.of("", "17", "(byte[3])", "two\nlines")).allMatch(rules::hideValue);
  }

  @Test
  void moreThanAStatementMayHave_isLeftOutAndCounted() {
    record.text = "SELECT 1 FROM a WHERE b IN (?)";
    List<DbParameter> many = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      many.add(new DbParameter(i, null, "x".repeat(255)));
    }
    record.parameters = many;

    long cut = stats.textsCut();
    // The one with index 7 is redacted, and counts as what it was.
    assertThat(parameters()).hasSize(16);
    assertThat(stats.textsCut()).isEqualTo(cut + 1);
  }

  private Map<String, Object> parameters() {
    Map<String, Object> found = new TreeMap<>();
    attributes(render(record))
        .forEach(
            (name, value) -> {
              if (name.startsWith(PREFIX)) {
                found.put(name.substring(PREFIX.length()), value);
              }
            });
    return found;
  }
}
