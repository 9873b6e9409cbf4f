package io.hindcast.exporter.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SecretPlaceholdersTest {
  private final SecretNames names = new SecretNames(List.of("IBAN"));

  /** {@code x} for a placeholder that is hidden, {@code o} for one that is shown. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "oo | SELECT * FROM users WHERE name = ? AND upper(city) = ?",
        "ox | SELECT * FROM users WHERE name = ? AND password = ?",
        "xo | UPDATE users SET u.Password = ?, name = ? WHERE 1 = 1",
        "ox | UPDATE users SET name = ? WHERE `user password` = ?",
        // A text.
        "xx | UPDATE users SET name = ? WHERE \"user password\" = ?",
        "ox | SELECT 1 FROM a WHERE a.name LIKE ? AND a.iban_code >= ?",
        "xx | SELECT 1 FROM a WHERE ? = password AND name <> ?",
        "x  | UPDATE users SET password = crypt(?)",
        "x  | UPDATE users SET password = COALESCE(?, password)",
        "xx | SELECT 1 FROM a WHERE iban IN (?, ?)",
        "xx | SELECT 1 FROM a WHERE token BETWEEN ? AND ?",
        "x  | SELECT 1 FROM a WHERE crypt(password, salt) = ?",
        "x  | SELECT 1 FROM a WHERE password || name = ?",
        "x  | ALTER USER scott IDENTIFIED BY ?",
        "oxo | INSERT INTO users (id, password, name) VALUES (?, ?, ?)",
        "oxox | INSERT INTO users (id, password) VALUES (?, ?), (?, ?)",
        "ox | INSERT INTO users (id, `api_key`) VALUES (?, ?)",
        "oxx | INSERT INTO users (id, pwd) VALUES (?, hash(?, ?))",
        "ooxo | INSERT INTO u (a, b, secret) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET b = ?",
        "xo | INSERT INTO u (roles, password, name) VALUES (ARRAY['a','b'], ?, ?)",
        "xxxo | INSERT INTO u (roles, password, name) VALUES (ARRAY[?, ?], ?, ?)",
        "xo | INSERT INTO u (roles, password, name) VALUES ({'a': 1, 'b': 2}, ?, ?)",
        "xx | INSERT INTO u (roles, password, name) VALUES (STRUCT<INT64, TEXT>(1, 'x'), ?, ?)",
        "ox | INSERT INTO u (born, name, password) VALUES ({ts '2020-01-01 10:00:00'}, ?, ?)",
        "xx | INSERT INTO u (name, password) OUTPUT inserted.id INTO log (id, nm) VALUES (?, ?)",
        "xx | INSERT INTO passwords VALUES (?, ?)",
        "xx | INSERT INTO users (name, password) SELECT ?, ? FROM dual",
        "x  | INSERT INTO u (id) VALUES ((SELECT id FROM a WHERE password = lower(?)))",
        "xx | {call set_password(?, ?)}",
        "oo | {call rename(?, ?)}",
        "xo | SELECT '?', name FROM keys /* ? */ WHERE token = ? AND name = ?",
        // What speaks of a secret may tell of any value.
        "x  | SELECT name FROM tokens WHERE name = ?",
        "x  | SELECT user_id FROM api_tokens WHERE value = ?",
        "xx | INSERT INTO user_credentials (user_id, hash) VALUES (?, ?)",
        "x  | INSERT INTO settings (name, value) VALUES ('smtp.password', ?)",
        "x  | UPDATE config SET value = ? WHERE name = 'smtp.password'",
        "xx | UPDATE config SET value = ? WHERE name = ? -- the password",
        "xx | UPDATE config SET value = ? /* a token */ WHERE password = ?",
        "x  | UPDATE t SET credentials.value = ?",
        "xx | SELECT 1 FROM t WHERE t.token = ? AND t.token.value = ?",
        "xx | SELECT id, password FROM users WHERE id = ? AND password = ?",
        "x  | SELECT id FROM (SELECT id, password AS h FROM users) t WHERE t.h = ?",
        "xx | SELECT 1 FROM a JOIN b ON a.password = b.h WHERE b.h = ? AND a.password = ?",
        "x  | INSERT INTO users (id, password) SELECT id, h FROM d WHERE h = ?",
        "ox | INSERT INTO u (id, password) VALUES (?, (SELECT h FROM d WHERE h = ?))",
        "xx | WITH d AS (SELECT ? AS h) INSERT INTO u (password) SELECT h FROM d WHERE h = ?",
        "xx | MERGE INTO u USING d ON d.h = ? WHEN NOT MATCHED THEN INSERT (token, a) VALUES (d.h, ?)",
        "xx | MERGE INTO u USING d ON u.id = ? WHEN NOT MATCHED THEN INSERT (password) VALUES (?)",
        "xx | UPDATE d SET h = ?; INSERT INTO u (id, password) VALUES (?, (SELECT h FROM d))",
        "oxx | INSERT INTO u (id, pwd) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET pwd = ?",
        "xx | INSERT INTO u (id, pwd) VALUES (?, ?) ON DUPLICATE KEY UPDATE pwd = VALUES(pwd)",
        "xx | MERGE INTO passwords KEY (id) VALUES (?, ?)",
        // Where the literal ends depends on a setting.
        "xx | SELECT 'C:\\' FROM u WHERE name = ? AND password = ?",
        // Who counts the parameters does not know the one with a name.
        "x  | SELECT 1 FROM u WHERE password = :secret AND name = ?",
      })
  void placeholdersOfSecretsAreHidden(String hidden, String statement) {
    assertThat(read(statement, hidden.length())).isEqualTo(hidden);
  }

  /** PostgreSQL's drivers read an operator, and whose driver it is need not be known. */
  @Test
  void whatFollowsQuestionMarksThatMayBeCountedOtherwise_isHidden() {
    String operator = "SELECT 1 FROM u WHERE a ?? 'k' AND b = ? AND c = ? AND token = ?";
    assertThat(read(operator, 3, SqlDialect.UNKNOWN)).isEqualTo("xxx");
    assertThat(read(operator, 3, SqlDialect.POSTGRESQL)).isEqualTo("oox");
    String numbered = "UPDATE u SET name = ?2 WHERE token = ?1";
    assertThat(read(numbered, 2, SqlDialect.UNKNOWN)).isEqualTo("xx");
    assertThat(read(numbered, 2, SqlDialect.SQLITE)).isEqualTo("xx");
  }

  @Test
  void whatIsTooLongToRead_isHidden() {
    String statement = "SELECT 1 FROM a WHERE b = ? AND c IN (0" + ", 1".repeat(20_000) + ", ?)";
    assertThat(read(statement, 2)).isEqualTo("ox");
    assertThat(read(statement + " AND token = ?", 3)).isEqualTo("xxx");
  }

  /** What may stand between AND; a password is compared with {@code !}, all else with {@code ?}. */
  private static final String[] CONDITIONS = {
    "name = ?",
    "u.id >= ?",
    "city LIKE ?",
    "deleted IS NULL",
    "password = !",
    "u.password <> !",
    "\"u\".password=!",
    "password IN (!, !)",
    "password BETWEEN ! AND !",
    "! = password",
    "hash(!) = password",
    "password = hash(!, salt)",
    "COALESCE(password, !) = name",
    "CASE WHEN password = ! THEN 1 ELSE 2 END = 1",
    "(password) = !",
    "(name, password) = (!, !)",
    "password || ! = name",
    "EXISTS (SELECT 1 FROM t WHERE password = !)",
    "password = (SELECT lower(!) FROM dual)",
    "password = ANY(!)",
    "NOT password = !",
    "name = 'password' AND value = !",
    "credentials.value = !",
    "value = ! /* a token */",
    "h = ! AND id IN (SELECT id FROM (SELECT id, password AS h FROM u) p)",
  };

  @Test
  void passwordsAreHiddenWhereverTheyStand() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int shown = 0;
    for (int run = 0; run < 5_000; run++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "SELECT 1 FROM u" : "DELETE u");
      text.append(" WHERE password = !");
      for (int i = random.nextInt(6); i > 0; i--) {
        text.append(random.nextBoolean() ? " AND " : " OR ");
        text.append(CONDITIONS[random.nextInt(CONDITIONS.length)]);
      }
      shown += assertPasswordsHidden(text.toString(), seed);
    }
    assertThat(shown).isPositive();
  }

  /** What may be put into the column of a password, marked as above. */
  private static final String[] PASSWORDS = {
    "!", "crypt(!, 'a,b')", "ARRAY[!, !]", "COALESCE(!, [1, 2])", "{'a': !, 'b': !}"
  };

  /** Into another column. */
  private static final String[] VALUES = {
    "?",
    "'a,b'",
    "now()",
    "f(1, ?)",
    "ARRAY['a', ?]",
    "[1, 2]",
    "ARRAY[ARRAY['a','b'], ARRAY[f(1, 2)]]",
    "{'a': 1, 'b': 2}",
    "{ts '2020-01-01 10:00:00'}",
    "STRUCT<a INT64, b TEXT>(1, 'x')",
    "CAST(? AS NUMERIC(10, 2))",
    "CASE WHEN 1 < 2 THEN ? ELSE ? END",
    "(SELECT max(a) FROM t WHERE b IN (1, ?))"
  };

  private static final String[] BEFORE_ROWS = {
    " ", " ", " OUTPUT inserted.id ", " OUTPUT inserted.id, inserted.name INTO log (id, nm, x, y) "
  };

  private static final String[] COLUMNS = {"name", "u.city", "\"roles\"", "tags", "`at`", "born"};

  @Test
  void passwordsAreHiddenWhereverTheyAreInserted() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int shown = 0;
    for (int run = 0; run < 5_000; run++) {
      int count = 1 + random.nextInt(5);
      int password = random.nextInt(count);
      StringBuilder text = new StringBuilder("INSERT INTO u (");
      for (int i = 0; i < count; i++) {
        text.append(i == 0 ? "" : ", ").append(i == password ? "password" : any(COLUMNS, random));
      }
      text.append(')').append(any(BEFORE_ROWS, random)).append("VALUES ");
      for (int row = random.nextInt(2); row >= 0; row--) {
        for (int i = 0; i < count; i++) {
          text.append(i == 0 ? '(' : ',');
          text.append(any(i == password ? PASSWORDS : VALUES, random));
        }
        text.append(row == 0 ? ")" : "), ");
      }
      shown += assertPasswordsHidden(text.toString(), seed);
    }
    assertThat(shown).isPositive();
  }

  private static String any(String[] texts, Random random) {
    return texts[random.nextInt(texts.length)];
  }

  /** Returns how many others are shown. */
  private int assertPasswordsHidden(String marked, long seed) {
    String statement = marked.replace('!', '?');
    int shown = 0;
    for (SqlDialect dialect : SqlDialect.values()) {
      if (statement.indexOf('[') >= 0 && dialect.bracketedNames() == Reading.YES) {
        // A name, and no placeholder in it.
        continue;
      }
      SecretPlaceholders secrets = SecretPlaceholders.of(statement, dialect, names);
      int index = 0;
      for (int i = 0; i < marked.length(); i++) {
        if (marked.charAt(i) == '!') {
          assertThat(secrets.hide(index)).as("seed %d, %s", seed, statement).isTrue();
        } else if (statement.charAt(i) == '?' && !secrets.hide(index)) {
          shown++;
        }
        index += statement.charAt(i) == '?' ? 1 : 0;
      }
    }
    return shown;
  }

  private String read(String statement, int placeholders) {
    return read(statement, placeholders, SqlDialect.MYSQL);
  }

  private String read(String statement, int placeholders, SqlDialect dialect) {
    SecretPlaceholders secrets = SecretPlaceholders.of(statement, dialect, names);
    StringBuilder read = new StringBuilder();
    for (int i = 0; i < placeholders; i++) {
      read.append(secrets.hide(i) ? 'x' : 'o');
    }
    return read.toString();
  }
}
