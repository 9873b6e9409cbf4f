package io.hindcast.instrumentations.jdbc;

import io.hindcast.tooling.spi.Definition;
import io.hindcast.tooling.spi.InstrumentationModule;
import io.hindcast.tooling.spi.TypeRule;

/**
 * Tells the database which trace a statement belongs to, by a comment. Nothing of it is woven where
 * it is off.
 */
public final class JdbcCommentsModule implements InstrumentationModule {
  private static final String STRING = "java.lang.String";

  /** For the index. */
  public JdbcCommentsModule() {}

  @Override
  public String name() {
    return "jdbc-comments";
  }

  /** It changes what is sent to the database. */
  @Override
  public boolean isOnByDefault() {
    return false;
  }

  // Statements that are prepared are not: their text is fixed before it is known which trace will
  // execute them, and one text a trace would defeat what drivers and servers keep of them.
  @Override
  public void define(Definition definition) {
    TypeRule statement = definition.subtypesOf("java.sql.Statement");
    define(statement, "executeQuery", STRING);
    for (String name : new String[] {"execute", "executeUpdate", "executeLargeUpdate"}) {
      define(statement, name, STRING);
      define(statement, name, STRING, "int");
      define(statement, name, STRING, "int[]");
      define(statement, name, STRING, "java.lang.String[]");
    }
  }

  private static void define(TypeRule statement, String name, String... parameters) {
    statement
        .method(name, parameters)
        .replaceArgument(0)
        .probe("io.hindcast.instrumentations.jdbc.CommentProbe");
  }
}
