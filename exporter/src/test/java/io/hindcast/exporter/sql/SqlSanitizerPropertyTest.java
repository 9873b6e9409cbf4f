package io.hindcast.exporter.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No literal that is put into a statement may come out, wherever it stands; seeds are printed. */
final class SqlSanitizerPropertyTest {
  private static final int RUNS = 5_000;
  private static final String SECRET = "hunter2";

  private static final String[] PIECES = {
    "SELECT",
    "FROM",
    "WHERE",
    "a",
    "b.c",
    "=",
    "<",
    "(",
    ")",
    ",",
    "IN",
    "AND",
    "*",
    "?",
    "$1",
    ":p",
    "-",
    "/",
    "+",
    "||",
    ";",
    "INSERT INTO t",
    "VALUES",
    "\n",
    "\t",
    "[1]",
    "::text",
    "CALL",
    "{",
    "}",
    "@v",
    "`q`",
    "-- x\n",
    "/* y */",
    "E",
    "q",
    "N ",
    "e1",
    "''",
    "5",
    "1e5",
    "ON CONFLICT DO UPDATE"
  };

  @ParameterizedTest
  @EnumSource(SqlDialect.class)
  void literals_doNotComeOut(SqlDialect dialect) {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int run = 0; run < RUNS; run++) {
      String statement = statement(random, dialect);
      String text = SqlSanitizer.sanitize(statement, dialect).text();
      String summary = SqlSanitizer.sanitize(statement, dialect).summary();
      assertThat(text).as("seed %d: %s", seed, statement).doesNotContain(SECRET);
      if (summary != null) {
        assertThat(summary).as("seed %d: %s", seed, statement).doesNotContain(SECRET);
        assertThat(summary).hasSizeLessThanOrEqualTo(SqlSummary.MAX_CHARS);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(SqlDialect.class)
  void garbage_doesNotThrow(SqlDialect dialect) {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String alphabet = "'\"`[]$?-/*#\\.;,(){}=@: \n\reEqQnN01xXaA_\u00e9\u2003";
    for (int run = 0; run < RUNS; run++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(40); i >= 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertThat(SqlSanitizer.sanitize(text.toString(), dialect)).as("seed %d", seed).isNotNull();
    }
  }

  private static String statement(Random random, SqlDialect dialect) {
    StringBuilder out = new StringBuilder();
    for (int i = 3 + random.nextInt(12); i > 0; i--) {
      out.append(random.nextInt(3) == 0 ? literal(random, dialect) : piece(random));
      out.append(random.nextInt(4) == 0 ? "" : " ");
    }
    return out.toString();
  }

  private static String piece(Random random) {
    // A letter before a literal would be its prefix, and a prefix has a meaning.
    return PIECES[random.nextInt(PIECES.length)] + " ";
  }

  private static String literal(Random random, SqlDialect dialect) {
    String odd = oddity(random);
    return switch (random.nextInt(dialect == SqlDialect.POSTGRESQL ? 7 : 5)) {
      case 0 -> "'" + odd.replace("'", "''") + SECRET + odd.replace("'", "''") + "'";
      case 1 -> "N'" + SECRET + odd.replace("'", "''") + "'";
      case 2 -> dialect.doubleQuotedNames() ? "'" + SECRET + "'" : "\"" + SECRET + "; '--" + "\"";
      case 3 -> "/* " + SECRET + " ' */";
      case 4 -> "-- " + SECRET + " '\n";
      case 5 -> "$t$" + odd + SECRET + odd + "$t$";
      default -> "E'" + SECRET + "\\' \\\\ " + odd.replace("'", "''") + "'";
    };
  }

  private static String oddity(Random random) {
    String[] odd = {"", "'", "--", "/*", "*/", "\"", "`", "\n", "\\\\ ", "?", "$$", "#", "("};
    return odd[random.nextInt(odd.length)];
  }
}
