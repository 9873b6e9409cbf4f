package io.hindcast.exporter.sql;

import java.util.Random;

/** A statement full of secrets, with what its text and its summary have to be. */
final class GeneratedStatement {
  private static final String[] COLUMNS = {"a", "b1", "t.c", "created_at"};
  private static final String[] TABLES = {"stock", "shop.orders", "t2"};
  private static final String[] COMPARISONS = {"=", "<>", "<", ">=", "LIKE", "="};
  private static final String[] OPERATORS = {"+", "*", "||", "/"};

  private final Random random;
  private final SqlDialect dialect;
  private final SecretLiteral literals;
  private final StringBuilder statement = new StringBuilder();
  private final StringBuilder text = new StringBuilder();
  private final SummaryText summary = new SummaryText();

  GeneratedStatement(Random random, SqlDialect dialect) {
    this.random = random;
    this.dialect = dialect;
    literals = new SecretLiteral(random, dialect);
    switch (random.nextInt(5)) {
      case 0 -> insert();
      case 1 -> update();
      case 2 -> delete();
      default -> select(2);
    }
  }

  String statement() {
    return statement.toString();
  }

  String text() {
    return text.toString();
  }

  String summary() {
    String known = summary.text();
    return known == null ? "" : known;
  }

  private void select(int depth) {
    operation("SELECT");
    expression(depth);
    write("FROM");
    table();
    if (random.nextBoolean()) {
      write("JOIN");
      table();
      write("ON");
      condition(0);
    }
    write("WHERE");
    condition(depth);
  }

  private void insert() {
    operation("INSERT");
    write("INTO");
    table();
    write("( a , b )");
    write("VALUES");
    write("(");
    literal();
    write(",");
    literal();
    write(")");
  }

  private void update() {
    operation("UPDATE");
    table();
    write("SET");
    write("a =");
    expression(1);
    write("WHERE");
    condition(2);
  }

  private void delete() {
    operation("DELETE");
    write("FROM");
    table();
    write("WHERE");
    condition(2);
  }

  private void condition(int depth) {
    write(one(COLUMNS));
    switch (random.nextInt(4)) {
      case 0 -> {
        write("IN");
        list();
      }
      case 1 -> {
        write("BETWEEN");
        literal();
        write("AND");
        literal();
      }
      default -> {
        write(one(COMPARISONS));
        expression(depth);
      }
    }
    if (depth > 0 && random.nextBoolean()) {
      write(random.nextBoolean() ? "AND" : "OR NOT");
      condition(depth - 1);
    }
  }

  private void expression(int depth) {
    switch (random.nextInt(depth > 0 ? 7 : 4)) {
      case 0, 1 -> literal();
      case 2 -> write(one(COLUMNS));
      case 3 -> write(random.nextBoolean() ? "?" : ":p");
      case 4 -> {
        write("lower (");
        expression(depth - 1);
        write(",");
        literal();
        write(")");
      }
      case 5 -> {
        write("CASE WHEN");
        condition(0);
        write("THEN");
        literal();
        write("ELSE");
        expression(depth - 1);
        write("END");
      }
      default -> {
        write("(");
        select(depth - 1);
        write(")");
      }
    }
    if (random.nextInt(4) == 0) {
      write(one(OPERATORS));
      literal();
    }
  }

  /** Shown as one value. */
  private void list() {
    write("(");
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      add(literals.next());
      if (i > 1) {
        add(",");
      }
    }
    add(")");
    text.append("?)");
  }

  private void literal() {
    add(literals.next());
    show("?");
  }

  private void table() {
    String name = random.nextInt(3) == 0 ? quoted() : one(TABLES);
    write(name);
    summary.add(name);
  }

  private String quoted() {
    return switch (dialect) {
      case STANDARD, POSTGRESQL, ORACLE -> "\"it's \"\"1\"\"\"";
      case MYSQL -> "`it's ``1```";
      case SQL_SERVER -> random.nextBoolean() ? "[it's [1]]]" : "\"it's \"\"[1]\"";
      case SQLITE -> random.nextBoolean() ? "[it's \"1]" : "\"it's \"\"[1]\"";
      case UNKNOWN -> "`one 1`";
    };
  }

  private void operation(String word) {
    write(word);
    summary.add(word);
  }

  private void write(String words) {
    add(words);
    show(words);
  }

  private void add(String token) {
    if (random.nextInt(20) == 0) {
      statement.append(statement.isEmpty() ? "" : " ").append(literals.comment());
    }
    statement
        .append(statement.isEmpty() ? "" : random.nextInt(5) == 0 ? "\n\t" : " ")
        .append(token);
  }

  private void show(String token) {
    text.append(text.isEmpty() ? "" : " ").append(token);
  }

  private String one(String[] of) {
    return of[random.nextInt(of.length)];
  }
}
