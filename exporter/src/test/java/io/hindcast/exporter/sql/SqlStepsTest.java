package io.hindcast.exporter.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Time in proportion to the text: no character is looked at often, whatever is repeated. */
final class SqlStepsTest {
  /** How often a character may be read: to see what it begins, as part of it, when copied. */
  static final int STEPS_PER_CHAR = 16;

  private static final String[] PIECES = {
    "(",
    ")",
    "[",
    "]",
    "[]",
    "['",
    "[a ",
    "{",
    ",",
    ";",
    ".",
    "-",
    "+",
    "- -",
    "*/",
    "/",
    "\\",
    "'",
    "''",
    "'\\",
    "\\'",
    "\"",
    "\"\"",
    "`",
    "``",
    "'x'",
    "'x' ",
    "N'",
    "E'\\",
    "q'[",
    "U&",
    "U&'",
    "$",
    "$$",
    "$$ ",
    "$a",
    "$a ",
    "$a$ ",
    "$1",
    "$\u2003",
    "?",
    "??",
    "?1",
    ":",
    ":a",
    "::",
    ":1",
    "@",
    "@@",
    "@a ",
    "#",
    "# \n",
    "--",
    "-- ",
    "-- \n",
    "-- \r",
    "//",
    "/*",
    "/* ",
    "/*/",
    "/*!",
    "/*!1*/",
    "/* */",
    "1",
    "1e",
    "1e-",
    "1.",
    ".1 ",
    "0x",
    "_",
    "a",
    "a ",
    "a.",
    "A#",
    "TRUE ",
    "IN (",
    "IN ((1,",
    "IN (1) ",
    "SELECT ",
    "FROM (",
    "FROM a, ",
    "JOIN a ",
    "WITH a AS (",
    "WITH a AS (SELECT 1), ",
    "CREATE ",
    "CREATE TABLE ",
    "CALL a ",
    "EXEC @a = ",
    "DROP TABLE a, ",
    "IDENTIFIED ",
    "ESCAPE '\\' ",
    "\u2003",
    "\u00a0",
    "\u200b",
    "\ud83d",
    "\ude00",
    "\0",
    "\n",
    "\r"
  };

  @ParameterizedTest
  @EnumSource(SqlDialect.class)
  void anyPieceRepeated(SqlDialect dialect) {
    for (String piece : PIECES) {
      for (int length : new int[] {1_000, 10_000, SqlSanitizer.MAX_CHARS}) {
        String text = piece.repeat(length / piece.length());
        assertSteps(text, text.length(), dialect);
        assertSteps("SELECT a FROM b WHERE c = " + text, 26 + text.length(), dialect);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(SqlDialect.class)
  void dollarTags_ofAnyLength(SqlDialect dialect) {
    for (int tag : new int[] {1, 10, 1_000}) {
      String almost = "$" + "a".repeat(tag - 1) + " ";
      String text = "$" + "a".repeat(tag) + "$" + almost.repeat(10_000 / almost.length());
      assertSteps(text, text.length(), dialect);
    }
  }

  @ParameterizedTest
  @EnumSource(SqlDialect.class)
  void aMegabyte_isNotReadToItsEnd(SqlDialect dialect) {
    for (String piece : new String[] {"(1, 'x'), ", "'", "a ", "IN (1, ", "/* "}) {
      String text = "INSERT INTO t VALUES " + piece.repeat((1 << 20) / piece.length());
      assertSteps(text, SqlSanitizer.MAX_CHARS, dialect);
    }
  }

  @Test
  void countingText_counts() {
    CountingText text = new CountingText("SELECT 1");

    SqlText known = SqlSanitizer.sanitize(text, SqlDialect.STANDARD);

    assertThat(known.text()).isEqualTo("SELECT ?");
    assertThat(text.steps()).isGreaterThanOrEqualTo(text.length());
  }

  private static void assertSteps(String text, int read, SqlDialect dialect) {
    CountingText counted = new CountingText(text);
    SqlSanitizer.sanitize(counted, dialect);
    String begin = text.substring(0, Math.min(60, text.length()));
    assertThat(counted.steps())
        .as("%s of %s", dialect, begin)
        .isLessThanOrEqualTo((long) STEPS_PER_CHAR * read + STEPS_PER_CHAR);
  }
}
