package io.hindcast.exporter.sql;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Builds the summary of a statement out of its tokens: each operation, followed by what it acts on,
 * as the application wrote them (OpenTelemetry semantic conventions, "Generating a summary of the
 * query"). It is no parser: it knows after which words a table stands, and where such a word means
 * something else ({@code FOR UPDATE}, {@code EXTRACT(YEAR FROM t)}).
 */
final class SqlSummary {
  private enum State {
    START,
    /** The next name is one that the statement makes up. */
    COMMON_TABLE,
    /** The next name is a table or another target. */
    TARGET,
    /** A target's name is being read. */
    IN_NAME,
    /** The name goes on: a dot was read. */
    NAME_GOES_ON,
    /** CREATE and the like: one of the next words says of what. */
    KIND,
    /** A table or a view is created: a query may follow that fills it. */
    CREATED,
    ELSEWHERE,
    /** The rest of the statement adds nothing. */
    DONE,
    /** The rest of the text adds nothing. */
    SILENT
  }

  private final SummaryText out = new SummaryText();
  private final SqlNesting nesting = new SqlNesting();
  private final CommonTables commonTables = new CommonTables();
  private final TargetName target = new TargetName();
  private State state = State.START;
  private State afterName = State.ELSEWHERE;

  /** The last word in capitals, or the last symbol where it matters. */
  private String previous = "";

  private String operation = "";
  private boolean call;
  private @Nullable String procedure;

  /** A word that is no literal. */
  void word(String word, String capitals) {
    if (state == State.NAME_GOES_ON) {
      name(word);
      return;
    }
    endName();
    if (isDefining()) {
      other(word, capitals);
    } else if (state == State.CREATED) {
      query(word, capitals);
    } else if (!isDone() && !previous.equals(".")) {
      // What follows a dot is a column.
      keyword(word, capitals);
    }
    previous = capitals;
  }

  /** Whether nothing but a name can follow. */
  boolean awaitsName() {
    return state == State.TARGET || state == State.NAME_GOES_ON || state == State.COMMON_TABLE;
  }

  /** A name in quotes. */
  void name(String quoted) {
    switch (state) {
      case TARGET, NAME_GOES_ON -> continueName(quoted);
      case COMMON_TABLE -> {
        commonTables.add(quoted);
        elsewhere();
      }
      // DEFINER = `root`@`localhost`
      case KIND -> {}
      default -> {
        endName();
        elsewhere();
      }
    }
    previous = "";
  }

  /** A literal or a placeholder. */
  void value() {
    endName();
    // {? = call f()} begins with a placeholder, DEFINER = 'root' comes before the kind.
    if (state != State.START && state != State.KIND) {
      elsewhere();
    }
    previous = "";
  }

  /** A parameter or a variable, which may be a table. */
  void parameter(String token) {
    if (state == State.TARGET && token.charAt(0) == '@') {
      continueName(token);
      previous = "";
    } else {
      value();
    }
  }

  /** Any other character. */
  void symbol(char c) {
    if (state == State.SILENT) {
      return;
    }
    boolean inName = state == State.IN_NAME || state == State.NAME_GOES_ON;
    if (c == '.' && inName) {
      target.appendDot();
      state = State.NAME_GOES_ON;
      return;
    }
    if (c == '=' && inName && call) {
      // EXEC @result = procedure
      target.clear();
      state = State.TARGET;
      return;
    }
    endName();
    switch (c) {
      case '(' -> open();
      case ')' -> close();
      case ',' -> comma();
      case ';' -> restart();
      default -> notATarget();
    }
    previous = symbolBefore(c);
  }

  private static String symbolBefore(char c) {
    return switch (c) {
      case '.' -> ".";
      case ',' -> ",";
      case '(' -> "(";
      default -> "";
    };
  }

  /** The text was cut: a name that has not ended may not be whole. */
  void cut() {
    target.clear();
  }

  /** The summary; null where there is nothing to say. */
  @Nullable String text() {
    endName();
    endTarget();
    return out.text();
  }

  @Nullable String procedure() {
    endName();
    return procedure;
  }

  private void keyword(String word, String capitals) {
    switch (capitals) {
      case "SELECT" -> select(word);
      case "FROM" -> from();
      case "JOIN", "STRAIGHT_JOIN", "APPLY" -> {
        if (nesting.listing()) {
          expectTarget(SummaryWords.BEFORE_SOURCE);
        }
      }
      case "USING" -> {
        if (operation.equals("MERGE") || operation.equals("DELETE")) {
          expectTarget(SummaryWords.BEFORE_SOURCE);
        }
      }
      case "INTO" -> {
        if (operation.equals("INSERT")) {
          expectTarget(SummaryWords.BEFORE_CHANGED);
        } else {
          // SELECT a FROM t INTO @x, @y
          nesting.endListing();
        }
      }
      case "INSERT", "UPDATE", "DELETE", "MERGE" -> {
        if (SummaryWords.NO_OPERATION_AFTER.contains(previous)) {
          // ON DUPLICATE KEY UPDATE a = 1, b = 2
          nesting.endListing();
          elsewhere();
        } else {
          change(word, capitals);
        }
      }
      case "WITH" -> with();
      default -> other(word, capitals);
    }
  }

  private void select(String word) {
    operation(word, "SELECT");
    nesting.beginSelecting();
    elsewhere();
  }

  private void from() {
    if (previous.equals("DISTINCT")) {
      // A comparison.
      return;
    }
    if (state == State.TARGET) {
      // DELETE FROM: the table is still to come.
      nesting.beginListing();
    } else if (nesting.selecting()) {
      expectTarget(SummaryWords.BEFORE_SOURCE);
      nesting.beginListing();
    } else if (state == State.START) {
      elsewhere();
    }
  }

  private void change(String word, String capitals) {
    operation(word, capitals);
    nesting.beginSelecting();
    if (capitals.equals("UPDATE")) {
      nesting.beginListing();
    }
    expectTarget(SummaryWords.BEFORE_CHANGED);
  }

  /** WITH says nothing of what is done; the operation follows its names. */
  private void with() {
    boolean first = state == State.START || previous.equals("(");
    if (first || SummaryWords.BEFORE_QUERY.contains(operation)) {
      beginDefining();
    }
  }

  private void beginDefining() {
    nesting.beginDefining();
    state = State.COMMON_TABLE;
  }

  /** CREATE TABLE a AS SELECT. */
  private void query(String word, String capitals) {
    if (capitals.equals("SELECT")) {
      leaveDefinition();
      select(word);
    } else if (capitals.equals("WITH") && (previous.equals("AS") || previous.equals("("))) {
      leaveDefinition();
      beginDefining();
    }
  }

  private void leaveDefinition() {
    afterName = State.ELSEWHERE;
    state = State.ELSEWHERE;
  }

  private void other(String word, String capitals) {
    if (SummaryWords.AFTER_TABLES.contains(capitals)) {
      nesting.endListing();
    }
    if (capitals.equals("RETURNING")) {
      // INTO does not lead to a table any more.
      operation = "";
    }
    switch (state) {
      case START -> first(word, capitals);
      case COMMON_TABLE -> {
        if (!capitals.equals("RECURSIVE")) {
          commonTables.add(word);
          elsewhere();
        }
      }
      case TARGET -> targetOrFiller(word, capitals);
      case KIND -> kind(word, capitals);
      default -> {}
    }
  }

  private void first(String word, String capitals) {
    switch (capitals) {
      case "CREATE", "ALTER" -> define(word, capitals);
      case "DROP", "TRUNCATE" -> {
        define(word, capitals);
        nesting.beginListing();
      }
      case "REPLACE", "UPSERT" -> change(word, capitals);
      case "CALL", "EXEC", "EXECUTE" -> {
        operation(word, capitals);
        call = true;
        expectTarget(SummaryWords.BEFORE_PROCEDURE);
      }
      case "USE", "COPY" -> {
        operation(word, capitals);
        expectTarget(Set.of());
      }
      case "GRANT", "REVOKE", "DENY", "SHOW", "DESCRIBE", "DESC", "COMMENT" -> {
        operation(word, capitals);
        state = State.DONE;
      }
      // Of a block, whose statements were separated by semicolons.
      case "END" -> elsewhere();
      default -> {
        operation(word, capitals);
        elsewhere();
      }
    }
  }

  private void define(String word, String capitals) {
    operation(word, capitals);
    state = State.KIND;
    afterName = State.DONE;
  }

  private void kind(String word, String capitals) {
    if (SummaryWords.KINDS.contains(capitals)) {
      out.add(word);
      afterName = afterNameOf(capitals);
      expectTarget(SummaryWords.BEFORE_OBJECT);
    } else if (SummaryWords.NAMELESS_KINDS.contains(capitals)) {
      out.add(word);
      state = State.DONE;
    } else if (operation.equals("TRUNCATE")) {
      expectTarget(SummaryWords.BEFORE_OBJECT);
      targetOrFiller(word, capitals);
    } else if (SummaryWords.AFTER_KIND.contains(capitals)) {
      state = State.DONE;
    }
  }

  private State afterNameOf(String kind) {
    if (operation.equals("CREATE") || operation.equals("ALTER")) {
      if (SummaryWords.ROUTINES.contains(kind)) {
        return State.SILENT;
      }
      if (SummaryWords.QUERIED.contains(kind)) {
        return State.CREATED;
      }
    }
    return State.DONE;
  }

  private void targetOrFiller(String word, String capitals) {
    if (target.passesOver(word, capitals)) {
      return;
    }
    if (SummaryWords.NO_TARGET.contains(capitals)) {
      notATarget();
    } else {
      continueName(word);
    }
  }

  private void expectTarget(Set<String> mayComeBefore) {
    target.expect(mayComeBefore);
    state = State.TARGET;
  }

  private void continueName(String part) {
    target.append(part);
    state = State.IN_NAME;
  }

  private void open() {
    boolean tables =
        state == State.TARGET
            && nesting.listing()
            && !target.hasPassedOver()
            // Columns to join by; a query is known by its SELECT.
            && !previous.equals("USING");
    if (state == State.COMMON_TABLE) {
      // INSERT INTO t WITH (TABLOCK)
      nesting.endDefining();
    }
    nesting.open();
    if (tables) {
      nesting.beginSelecting();
      nesting.beginListing();
    } else if (state == State.KIND) {
      state = State.DONE;
    } else if (state != State.START) {
      elsewhere();
    }
  }

  private void close() {
    nesting.close();
    elsewhere();
  }

  private void comma() {
    notATarget();
    if (nesting.listing()) {
      state = State.TARGET;
    } else if (nesting.defining()) {
      state = State.COMMON_TABLE;
    }
  }

  private void restart() {
    endTarget();
    state = State.START;
    afterName = State.ELSEWHERE;
    nesting.clear();
    commonTables.clear();
    operation = "";
    call = false;
  }

  private void operation(String word, String capitals) {
    operation = capitals;
    out.add(word);
  }

  private boolean isDone() {
    return state == State.DONE || state == State.SILENT;
  }

  /** Whether a name or what comes before it is to follow CREATE and the like. */
  private boolean isDefining() {
    return state == State.KIND || (state == State.TARGET && afterName != State.ELSEWHERE);
  }

  private void elsewhere() {
    notATarget();
    if (!isDone() && state != State.CREATED) {
      state = State.ELSEWHERE;
    }
  }

  private void notATarget() {
    if (state == State.TARGET) {
      endTarget();
      state = afterName;
    } else if (state == State.COMMON_TABLE) {
      state = State.ELSEWHERE;
    }
  }

  /** Where no name came, what was passed over was the name. */
  private void endTarget() {
    String word = target.takePassedOver();
    if (word != null && state == State.TARGET) {
      add(word);
    }
  }

  private void endName() {
    if (target.isEmpty()) {
      return;
    }
    state = afterName;
    String name = target.take();
    if (!name.isEmpty()) {
      add(name);
    }
  }

  private void add(String name) {
    if (!commonTables.has(name)) {
      out.add(name);
    }
    if (call && procedure == null) {
      procedure = name;
    }
  }
}
