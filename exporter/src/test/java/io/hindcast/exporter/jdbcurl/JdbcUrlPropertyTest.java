package io.hindcast.exporter.jdbcurl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * URLs made of parts that are known: what was put in as a host comes out as one, and what was put
 * in as a user or a password does not come out at all. Seeds are printed.
 */
final class JdbcUrlPropertyTest {
  private static final int RUNS = 20_000;

  /** Part of each user and each password. */
  private static final String SECRET = "hunter2";

  /** What a password may hold where its driver can still read the URL. */
  private static final String ODD = "$%^&*!~+-_.:,=|'\"<>{} \u00e9";

  private static final String[] HOSTS = {
    "db", "db.example.com", "10.0.0.7", "a-b_c", "[::1]", "[2001:db8::7]"
  };

  /** Where host, port, name, user and password go; "plain" where it may hold nothing odd. */
  private static final String[] FORMS = {
    "jdbc:postgresql://<host>:<port>/<name>?user=<user>&password=<plain>",
    "jdbc:postgresql://<host>:<port>,other:1/<name>?password=<plain>",
    "jdbc:redshift://<host>:<port>/<name>?UID=<user>&PWD=<plain>",
    "jdbc:redshift://<host>:<port>/<name>;UID=<user>;PWD=<plain>",
    "jdbc:mysql://<user>:<password>@<host>:<port>/<name>",
    "jdbc:mysql://<user>:<password>@<host>:<port>,other:1/<name>?x=y",
    "jdbc:mysql://<user>:<password>@[<host>:<port>,other:1]/<name>",
    "jdbc:mysql://(host=<host>,port=<port>,user=<user>,password=<plain>)/<name>",
    "jdbc:mysql://address=(host=<host>)(port=<port>)(user=<user>)(password=<plain>)/<name>",
    "jdbc:mariadb:sequential://<host>:<port>/<name>?user=<user>&password=<plain>",
    "jdbc:oceanbase://<host>:<port>/<name>?user=<user>@tenant#cluster&password=<plain>",
    "jdbc:sqlserver://<host>:<port>;user=<user>;password={<braced>};databaseName=<name>",
    "jdbc:sqlserver://;serverName=<host>;portNumber=<port>;password=<plain>;database=<name>",
    "jdbc:jtds:sqlserver://<host>:<port>/<name>;user=<user>;password=<plain>",
    "jdbc:oracle:thin:<user>/<password>@<host>:<port>:<name>",
    "jdbc:oracle:thin:<user>/<password>@//<host>:<port>/<name>",
    "jdbc:oracle:thin:<user>/<password>@tcps://<host>:<port>/<name>?wallet_location=x",
    "jdbc:oracle:thin:<user>/<password>@(DESCRIPTION=(ADDRESS=(HOST=<host>)(PORT=<port>))"
        + "(CONNECT_DATA=(SID=<name>)))",
    "jdbc:db2://<host>:<port>/<name>:user=<user>;password=<plain>;",
    "jdbc:as400://<host>:<port>/<name>;user=<user>;password=<plain>",
    "jdbc:sap://<host>:<port>/?databaseName=<name>&user=<user>&password=<plain>",
    "jdbc:clickhouse://<user>:<password>@<host>:<port>/<name>",
    "jdbc:ch:https://<user>:<password>@<host>:<port>/<name>",
    "jdbc:snowflake://<host>:<port>/?user=<user>&password=<plain>&db=<name>",
    "jdbc:trino://<host>:<port>/<name>?user=<user>&password=<plain>",
    "jdbc:aws-wrapper:mysql://<user>:<password>@<host>:<port>/<name>",
    "jdbc:h2:tcp://<host>:<port>/<name>;USER=<user>;PASSWORD=<plain>",
    "jdbc:hsqldb:hsql://<host>:<port>/<name>;user=<user>;password=<plain>",
    "jdbc:derby://<host>:<port>/<name>;user=<user>;password=<plain>",
    "jdbc:unknown://<user>:<password>@<host>:<port>/<name>;password=<plain>"
  };

  /** What is put into URLs to damage them; half of a character among it. */
  private static final String DAMAGE = "@:/?;,=()[]{}\\&\" %|\0" + (char) 0xD83D;

  @Test
  void partsComeOut_andSecretsDoNot() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int run = 0; run < RUNS; run++) {
      String host = HOSTS[random.nextInt(HOSTS.length)];
      int port = 20_000 + random.nextInt(9_000);
      String name = "shop" + random.nextInt(100);
      String url =
          FORMS[random.nextInt(FORMS.length)]
              .replace("<host>", host)
              .replace("<port>", Integer.toString(port))
              .replace("<name>", name)
              .replace("<user>", word(random))
              .replace("<plain>", word(random))
              .replace("<braced>", braced(random))
              .replace("<password>", password(random));

      DbTarget target = JdbcUrl.parse(url, null);

      String plainHost = host.replace("[", "").replace("]", "");
      assertThat(target.host()).as("seed %d: %s", seed, url).isEqualTo(plainHost);
      assertThat(target.port()).as("seed %d: %s", seed, url).isEqualTo(port);
      assertThat(target.namespace()).as("seed %d: %s", seed, url).isEqualTo(name);
      assertThat(target.toString()).as("seed %d: %s", seed, url).doesNotContain(SECRET);
    }
  }

  @Test
  void garbage_doesNotThrow() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int run = 0; run < RUNS; run++) {
      StringBuilder url = new StringBuilder(FORMS[random.nextInt(FORMS.length)]);
      for (int i = random.nextInt(8); i >= 0 && url.length() > 0; i--) {
        int at = random.nextInt(url.length());
        switch (random.nextInt(4)) {
          case 0 -> url.deleteCharAt(at);
          case 1 -> url.insert(at, DAMAGE.charAt(random.nextInt(DAMAGE.length())));
          case 2 -> url.setLength(at);
          default -> url.insert(at, url.substring(at));
        }
      }

      DbTarget target = JdbcUrl.parse(url.toString(), null);

      assertThat(target.port()).as("seed %d: %s", seed, url).isBetween(-1, 65535);
      if (target.host() != null) {
        assertThat(target.host()).as("seed %d: %s", seed, url).doesNotContain("@", "=", "(", "?");
      }
    }
  }

  /** Of a user, or of a password where its driver asks for an encoded one. */
  private static String word(Random random) {
    return SECRET + random.nextInt(100);
  }

  /** It may hold an at sign, but nothing that begins properties or a description. */
  private static String password(Random random) {
    StringBuilder password = new StringBuilder();
    for (int i = random.nextInt(5); i > 0; i--) {
      password.append(ODD.charAt(random.nextInt(ODD.length())));
    }
    return password.append(SECRET).append(random.nextBoolean() ? "@x" : "x").toString();
  }

  private static String braced(Random random) {
    return password(random).replace("}", "}}") + ";database=x";
  }
}
