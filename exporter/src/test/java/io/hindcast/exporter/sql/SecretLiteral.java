package io.hindcast.exporter.sql;

import java.util.List;
import java.util.Random;

/** Literals of each dialect, each with something in it that must never be seen again. */
final class SecretLiteral {
  /** In each text. */
  static final String WORD = "hunter2";

  /** In each number; hexadecimal as well. */
  static final String DIGITS = "48151623";

  private static final String[] ODDITIES = {
    "--",
    "-- ",
    "/*",
    "*/",
    "\"\"",
    "``",
    ";",
    "(",
    ")",
    "[",
    "]",
    "{",
    "$$",
    "$t$",
    "#",
    "\n",
    "\r",
    "?",
    ":p",
    "N''",
    "''",
    "''''",
    "\\\\",
    "\u00e9",
    "\u2028",
    "\ud83d\ude00",
    "\ud83d",
    "\0",
    " "
  };

  private final Random random;
  private final SqlDialect dialect;

  SecretLiteral(Random random, SqlDialect dialect) {
    this.random = random;
    this.dialect = dialect;
  }

  /**
   * One that is replaced by a question mark, whatever stands before and after it; but one in double
   * quotes may be a name to SQL Server and SQLite, where nothing else can stand.
   */
  String next() {
    return switch (random.nextInt(8)) {
      case 0, 1 -> number();
      case 2 -> "N'" + content() + "'";
      case 3 -> "X'" + DIGITS + "'";
      case 4, 5 -> special();
      default -> "'" + content() + "'";
    };
  }

  /** A comment, of which nothing may be seen either. */
  String comment() {
    return random.nextBoolean() ? "/* " + WORD + " ' */" : "-- " + WORD + " ' \"\n";
  }

  private String number() {
    List<String> forms =
        List.of(
            DIGITS,
            "-" + DIGITS,
            "+" + DIGITS,
            DIGITS + ".5e-3",
            "0." + DIGITS,
            "." + DIGITS,
            "0x" + DIGITS,
            DIGITS + "L",
            "1e" + DIGITS,
            "-1." + DIGITS + "E+7");
    return forms.get(random.nextInt(forms.size()));
  }

  private String special() {
    return switch (dialect) {
      case POSTGRESQL -> random.nextBoolean() ? dollarQuoted() : escaped();
      case ORACLE -> delimited();
      case MYSQL, SQLITE, UNKNOWN -> "\"" + content() + "\"";
      case SQL_SERVER -> random.nextBoolean() ? "$" + DIGITS + ".50" : "\"" + content() + "\"";
      case STANDARD -> "B'" + content() + "'";
    };
  }

  private String escaped() {
    return "E'" + content() + "\\'" + content() + "\\\\'";
  }

  private String dollarQuoted() {
    return random.nextBoolean()
        ? "$$" + content().replace('$', '\'') + "$$"
        : "$t1$" + content() + "\\$t1$";
  }

  private String delimited() {
    String open = "[({<!x".substring(random.nextInt(6)).substring(0, 1);
    String close = "])}>!x".substring("[({<!x".indexOf(open)).substring(0, 1);
    return "q'" + open + content().replace(close, "'") + close + "'";
  }

  /** With quotes of both kinds twice, and backslashes twice where one might escape. */
  private String content() {
    StringBuilder content = new StringBuilder(dialect.tripleQuotes() ? "x" : "");
    content.append(oddities()).append(WORD).append(oddities());
    if (!dialect.backslashMayEscape()) {
      content.append("\\");
    }
    return content.toString();
  }

  private String oddities() {
    StringBuilder oddities = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      oddities.append(ODDITIES[random.nextInt(ODDITIES.length)]);
    }
    return oddities.toString();
  }
}
