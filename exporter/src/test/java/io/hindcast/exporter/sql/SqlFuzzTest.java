package io.hindcast.exporter.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is no statement any more, or never was one. Seeds are printed. */
final class SqlFuzzTest {
  private static final int RUNS = 3_000;

  /** Part of nearly every name, so that placeholders are looked at. */
  private static final SecretNames SECRETS = new SecretNames(List.of("e"));

  /** What most begins or ends with. */
  private static final String ALPHABET =
      "'\"`[]$?-/*#\\.;,(){}=@:!&|<>+~ \t\n\r\0eEqQnNuUmMxX0195_a\u00e9\u00a0\u200b\u2003\u2028\ud83d\ude00";

  private static final String[] STATEMENTS = {
    "select o1_0.id,o1_0.last_name from owners o1_0 left join pets p1_0 on o1_0.id=p1_0.owner_id"
        + " where o1_0.last_name like ? escape '\\' order by o1_0.id offset ? rows",
    "insert into visits (visited,description,pet_id) values ('2020-01-01','it''s',-5)",
    "WITH RECURSIVE t(n) AS (VALUES (1) UNION ALL SELECT n+1 FROM t WHERE n < 100) SELECT sum(n) FROM t",
    "MERGE INTO stock s USING (SELECT 1 id, N'x' AS name) u ON (s.id = u.id) WHEN MATCHED THEN"
        + " UPDATE SET name = u.name WHEN NOT MATCHED THEN INSERT (id) VALUES (u.id);",
    "SELECT E'a\\'b', $$it's$$, $t$ $$ $t$, U&'d\\0061', x->>'k', a[1:2]::int FROM \"T\" WHERE b ?? 'c'",
    "SELECT q'[it's]', nq'{a}', :p1, :2 FROM t@link -- end\n WHERE a IN (1, 2, (3))",
    "SELECT TOP (5) [a b], $1.50, N'x' FROM #t WITH (NOLOCK) WHERE c = @p1 AND d IN ('x', 0xFF)",
    "SELECT /*! 1 */ `a`, \"b\", _utf8'c' # end\n FROM `d`.`e` WHERE f = 1.5e-10 -- end",
    "{? = call shop.restock(?, {ts '2020-01-01 10:00:00'}, TRUE)}",
    "CREATE USER scott IDENTIFIED BY tiger; /* a /* b */ c */ GRANT SELECT ON t TO scott",
    "CREATE FUNCTION f() RETURNS int AS $body$ BEGIN RETURN 'x'; END $body$ LANGUAGE plpgsql"
  };

  @ParameterizedTest
  @EnumSource(SqlDialect.class)
  void mutatedStatements(SqlDialect dialect) {
    long seed = System.nanoTime();
    for (int run = 0; run < RUNS; run++) {
      Random random = new Random(seed + run);
      StringBuilder text = new StringBuilder(STATEMENTS[random.nextInt(STATEMENTS.length)]);
      for (int i = 1 + random.nextInt(6); i > 0; i--) {
        mutate(text, random);
      }
      assertSound(text.toString(), dialect, seed + run);
    }
  }

  @ParameterizedTest
  @EnumSource(SqlDialect.class)
  void randomCharacters(SqlDialect dialect) {
    long seed = System.nanoTime();
    for (int run = 0; run < RUNS; run++) {
      Random random = new Random(seed + run);
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(60); i > 0; i--) {
        text.append(character(random));
      }
      assertSound(text.toString(), dialect, seed + run);
    }
  }

  private static void mutate(StringBuilder text, Random random) {
    int at = random.nextInt(text.length());
    switch (random.nextInt(5)) {
      case 0 -> text.deleteCharAt(at);
      case 1 -> text.setCharAt(at, character(random));
      case 2 -> text.setLength(at + 1);
      case 3 -> {
        String other = STATEMENTS[random.nextInt(STATEMENTS.length)];
        text.insert(at, other, 0, random.nextInt(other.length()));
      }
      default -> text.insert(at, character(random));
    }
    if (text.isEmpty()) {
      text.append(' ');
    }
  }

  private static char character(Random random) {
    return random.nextInt(10) == 0
        ? (char) random.nextInt(1 << 16)
        : ALPHABET.charAt(random.nextInt(ALPHABET.length()));
  }

  private static void assertSound(String statement, SqlDialect dialect, long seed) {
    CountingText counted = new CountingText(statement);
    SqlText known = SqlSanitizer.sanitize(counted, dialect);

    // What is left out is replaced by less; what is given up is told by five characters at most.
    assertThat(known.text())
        .as("seed %d: %s", seed, statement)
        .hasSizeLessThanOrEqualTo(statement.length() + 5);
    String summary = known.summary();
    if (summary != null) {
      assertThat(summary)
          .as("seed %d: %s", seed, statement)
          .hasSizeLessThanOrEqualTo(SummaryText.MAX_CHARS);
    }
    assertThat(counted.steps())
        .as("seed %d: %s", seed, statement)
        .isLessThanOrEqualTo((long) SqlStepsTest.STEPS_PER_CHAR * (statement.length() + 1));
    assertThat(SecretPlaceholders.of(statement, dialect, SECRETS)).isNotNull();
    assertThat(hasLiteral(known.text(), dialect))
        .as("seed %d: %s became %s", seed, statement, known.text())
        .isFalse();
  }

  /** Whether the same reading finds a literal in what it has left. */
  private static boolean hasLiteral(String text, SqlDialect dialect) {
    SqlCursor cursor = new SqlCursor(text, text.length());
    SqlScanner scanner = new SqlScanner(cursor, dialect);
    while (true) {
      SqlToken token = scanner.next();
      if (token == SqlToken.LITERAL) {
        return true;
      }
      if (token == SqlToken.END || token == SqlToken.UNSAFE) {
        return false;
      }
    }
  }
}
