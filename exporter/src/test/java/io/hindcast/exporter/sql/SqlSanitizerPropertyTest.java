package io.hindcast.exporter.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No literal that is put into a statement may come out, wherever it stands; seeds are printed. */
final class SqlSanitizerPropertyTest {
  private static final int RUNS = 3_000;

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
    "IN (",
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
    "CREATE TABLE",
    "WITH x AS (",
    "ESCAPE",
    "IS",
    "IDENTIFIED",
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
  void statements_areReadAsTheyWereMeant(SqlDialect dialect) {
    long seed = System.nanoTime();
    for (int run = 0; run < RUNS; run++) {
      GeneratedStatement generated = new GeneratedStatement(new Random(seed + run), dialect);

      SqlText known = SqlSanitizer.sanitize(generated.statement(), dialect);

      assertThat(known.text())
          .as("seed %d: %s", seed + run, generated.statement())
          .isEqualTo(generated.text());
      assertThat(known.summary())
          .as("seed %d: %s", seed + run, generated.statement())
          .isEqualTo(generated.summary());
    }
  }

  @ParameterizedTest
  @EnumSource(SqlDialect.class)
  void statements_thatBreakOff_keepTheirSecrets(SqlDialect dialect) {
    long seed = System.nanoTime();
    for (int run = 0; run < RUNS; run++) {
      Random random = new Random(seed + run);
      String whole = new GeneratedStatement(random, dialect).statement();
      String part = whole.substring(0, random.nextInt(whole.length()));
      assertNoSecrets(part, dialect, seed + run);
    }
  }

  @ParameterizedTest
  @EnumSource(SqlDialect.class)
  void literals_amongAnything_doNotComeOut(SqlDialect dialect) {
    long seed = System.nanoTime();
    for (int run = 0; run < RUNS; run++) {
      assertNoSecrets(nonsense(new Random(seed + run), dialect), dialect, seed + run);
    }
  }

  private static void assertNoSecrets(String statement, SqlDialect dialect, long seed) {
    SqlText known = SqlSanitizer.sanitize(statement, dialect);
    assertThat(known.text() + " " + known.summary() + " " + known.procedure())
        .as("seed %d: %s", seed, statement)
        .doesNotContain(SecretLiteral.WORD)
        .doesNotContain(SecretLiteral.DIGITS);
  }

  private static String nonsense(Random random, SqlDialect dialect) {
    SecretLiteral literals = new SecretLiteral(random, dialect);
    StringBuilder out = new StringBuilder();
    for (int i = 3 + random.nextInt(12); i > 0; i--) {
      switch (random.nextInt(9)) {
        case 0, 1, 2 -> out.append(literal(literals, dialect));
        case 3 -> out.append(literals.comment());
        default -> out.append(PIECES[random.nextInt(PIECES.length)]);
      }
      // A letter before a literal would be its prefix, and a prefix has a meaning.
      out.append(' ');
    }
    return out.toString();
  }

  /** What would be a name in the place of one does not stand there. */
  private static String literal(SecretLiteral literals, SqlDialect dialect) {
    String literal = literals.next();
    return dialect.doubleQuotedNamesOrText() && literal.startsWith("\"") ? "+ " + literal : literal;
  }
}
