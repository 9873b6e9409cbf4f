package io.hindcast.exporter.sql;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Builds the summary of a statement out of its tokens: each operation, followed by what it acts on.
 * It is no parser: it knows after which words a table stands, and where such a word means something
 * else ({@code FOR UPDATE}, {@code EXTRACT(YEAR FROM t)}).
 */
final class SqlSummary {
  /** OpenTelemetry semantic conventions, "db.query.summary". */
  static final int MAX_CHARS = 255;

  /** Nesting beyond this is left out of the summary. */
  private static final int MAX_DEPTH = 62;

  /** Words that may stand between an operation and its table. */
  private static final Set<String> BEFORE_TABLE =
      Set.of(
          "INTO",
          "FROM",
          "ONLY",
          "LATERAL",
          "IF",
          "NOT",
          "EXISTS",
          "IGNORE",
          "LOW_PRIORITY",
          "HIGH_PRIORITY",
          "DELAYED",
          "QUICK",
          "CONCURRENTLY",
          "OVERWRITE",
          "TABLE",
          "OR",
          "REPLACE",
          "ABORT",
          "FAIL",
          "ROLLBACK");

  /** Words that may stand between CREATE and the kind of thing that is created. */
  private static final Set<String> BEFORE_KIND =
      Set.of(
          "OR",
          "REPLACE",
          "TEMP",
          "TEMPORARY",
          "GLOBAL",
          "LOCAL",
          "UNIQUE",
          "UNLOGGED",
          "EXTERNAL",
          "MATERIALIZED",
          "FORCE",
          "CLUSTERED",
          "NONCLUSTERED",
          "FULLTEXT",
          "SPATIAL",
          "BITMAP",
          "CACHED",
          "MEMORY",
          "VIRTUAL",
          "FOREIGN",
          "PUBLIC");

  /** What is created, altered or dropped by name. */
  private static final Set<String> KINDS =
      Set.of(
          "TABLE",
          "INDEX",
          "VIEW",
          "SEQUENCE",
          "DATABASE",
          "SCHEMA",
          "FUNCTION",
          "PROCEDURE",
          "TRIGGER",
          "TYPE",
          "DOMAIN",
          "USER",
          "ROLE",
          "EXTENSION",
          "SYNONYM",
          "PACKAGE");

  /** After these, INSERT, UPDATE and DELETE are part of something else. */
  private static final Set<String> NO_OPERATION_AFTER =
      Set.of("FOR", "ON", "KEY", "DO", "THEN", "OR", "BEFORE", "AFTER", "OF", ",");

  /** Words that end a list of tables. */
  private static final Set<String> AFTER_TABLES =
      Set.of(
          "WHERE",
          "GROUP",
          "ORDER",
          "HAVING",
          "LIMIT",
          "OFFSET",
          "FETCH",
          "UNION",
          "EXCEPT",
          "INTERSECT",
          "MINUS",
          "SET",
          "VALUES",
          "RETURNING",
          "WINDOW",
          "WHEN",
          "FOR");

  private enum State {
    START,
    /** The next name is a table. */
    TABLE,
    /** A table's name is being read. */
    IN_NAME,
    /** The name goes on: a dot was read. */
    NAME_GOES_ON,
    /** CREATE and the like: the next words say of what. */
    KIND,
    ELSEWHERE
  }

  private final StringBuilder out = new StringBuilder(48);
  private final StringBuilder name = new StringBuilder(32);
  private State state = State.START;
  private boolean full;
  private int depth;

  /** Per depth, whether FROM names tables there. */
  private long selecting;

  /** Per depth, whether a comma leads to another table. */
  private long listing;

  private String previous = "";
  private String operation = "";
  private boolean procedureCall;
  private @Nullable String procedure;

  /** A word that is no literal. */
  void word(String word) {
    if (state == State.NAME_GOES_ON) {
      name(word);
      previous = word;
      return;
    }
    endName();
    String upper = word.toUpperCase(Locale.ROOT);
    keyword(word, upper);
    previous = upper;
  }

  /** A name in quotes. */
  void name(String quoted) {
    switch (state) {
      case TABLE, NAME_GOES_ON -> {
        name.append(quoted);
        state = State.IN_NAME;
      }
      default -> {
        endName();
        elsewhere();
      }
    }
    previous = "";
  }

  /** A literal or a placeholder. */
  void literal() {
    endName();
    // {? = call f()} begins with a placeholder.
    if (state != State.START) {
      elsewhere();
    }
    previous = "?";
  }

  /** Any other character. */
  void symbol(char c) {
    if (c == '.' && state == State.IN_NAME) {
      name.append('.');
      state = State.NAME_GOES_ON;
      return;
    }
    endName();
    switch (c) {
      case '(' -> open();
      case ')' -> close();
      case ',' -> {
        if ((listing & bit()) != 0) {
          state = State.TABLE;
        }
      }
      case ';' -> restart();
      default -> {
        if (state == State.TABLE && c != '@' && c != '#' && c != ':') {
          elsewhere();
        }
      }
    }
    previous = String.valueOf(c);
  }

  /** The summary; null where there is nothing to say. */
  @Nullable String text() {
    endName();
    return out.isEmpty() ? null : out.toString();
  }

  @Nullable String procedure() {
    endName();
    return procedure;
  }

  private void keyword(String word, String upper) {
    if (previous.equals(".")) {
      return;
    }
    switch (upper) {
      case "SELECT" -> {
        operation(upper);
        selecting |= bit();
        listing &= ~bit();
        elsewhere();
        return;
      }
      case "FROM" -> {
        from();
        return;
      }
      case "JOIN", "STRAIGHT_JOIN" -> {
        if ((selecting & bit()) != 0) {
          state = State.TABLE;
        }
        return;
      }
      case "USING" -> {
        if (operation.equals("MERGE") || operation.equals("DELETE")) {
          state = State.TABLE;
          return;
        }
      }
      case "INSERT", "UPDATE", "DELETE", "MERGE" -> {
        if (NO_OPERATION_AFTER.contains(previous)) {
          elsewhere();
        } else {
          change(upper);
        }
        return;
      }
      default -> {}
    }
    if (AFTER_TABLES.contains(upper)) {
      listing &= ~bit();
    }
    switch (state) {
      case START -> first(upper);
      case TABLE -> table(word, upper);
      case KIND -> kind(word, upper);
      default -> {}
    }
  }

  private void from() {
    boolean comparison = previous.equals("DISTINCT");
    if (state == State.TABLE) {
      // DELETE FROM: the table is still to come.
      listing |= bit();
      return;
    }
    if ((selecting & bit()) != 0 && !comparison) {
      state = State.TABLE;
      listing |= bit();
    }
  }

  private void change(String upper) {
    operation(upper);
    selecting |= bit();
    listing &= ~bit();
    state = State.TABLE;
  }

  private void first(String upper) {
    switch (upper) {
      // It says nothing of what is done; the operation follows its names.
      case "WITH" -> elsewhere();
      case "CREATE", "ALTER", "DROP", "TRUNCATE" -> {
        operation(upper);
        state = State.KIND;
      }
      case "REPLACE" -> change(upper);
      case "CALL", "EXEC", "EXECUTE" -> {
        operation(upper);
        procedureCall = true;
        state = State.TABLE;
      }
      default -> {
        operation(upper);
        elsewhere();
      }
    }
  }

  private void kind(String word, String upper) {
    if (KINDS.contains(upper)) {
      append(upper);
      state = State.TABLE;
    } else if (!BEFORE_KIND.contains(upper)) {
      if (operation.equals("TRUNCATE")) {
        table(word, upper);
      } else {
        append(upper);
        elsewhere();
      }
    }
  }

  private void table(String word, String upper) {
    if (BEFORE_TABLE.contains(upper)) {
      return;
    }
    name.append(word);
    state = State.IN_NAME;
  }

  private void open() {
    boolean tables = state == State.TABLE && (listing & bit()) != 0;
    depth++;
    selecting &= ~bit();
    listing &= ~bit();
    if (tables) {
      selecting |= bit();
      listing |= bit();
    } else if (state != State.START) {
      elsewhere();
    }
  }

  private void close() {
    selecting &= ~bit();
    listing &= ~bit();
    depth = Math.max(0, depth - 1);
    elsewhere();
  }

  private void restart() {
    state = State.START;
    depth = 0;
    selecting = 0;
    listing = 0;
    operation = "";
    procedureCall = false;
  }

  private void operation(String upper) {
    operation = upper;
    append(upper);
  }

  private void elsewhere() {
    state = State.ELSEWHERE;
  }

  private void endName() {
    if (name.isEmpty()) {
      return;
    }
    String table = name.toString();
    name.setLength(0);
    append(table);
    if (procedureCall && procedure == null) {
      procedure = table;
    }
    elsewhere();
  }

  /** Whole tokens only: the first one that has no room ends the summary. */
  private void append(String token) {
    int space = out.isEmpty() ? 0 : 1;
    if (full || out.length() + space + token.length() > MAX_CHARS) {
      full = true;
      return;
    }
    if (space == 1) {
      out.append(' ');
    }
    out.append(token);
  }

  private long bit() {
    return 1L << Math.min(depth, MAX_DEPTH);
  }
}
