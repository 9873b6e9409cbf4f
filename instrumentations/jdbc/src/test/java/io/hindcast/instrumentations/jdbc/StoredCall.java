package io.hindcast.instrumentations.jdbc;

import java.sql.CallableStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/**
 * Something that an engine can call.
 *
 * @param definition makes it; null where it always is there
 * @param text of the call
 * @param filled gives the call its parameters
 * @param checked looks at what it returned
 */
record StoredCall(@Nullable String definition, String text, Use filled, Use checked) {
  /** Something that is done with a call. */
  @FunctionalInterface
  interface Use {
    void with(CallableStatement statement) throws SQLException;
  }

  /** A function that comes with the engine. */
  static final StoredCall FUNCTION =
      new StoredCall(
          null,
          "{? = call abs(?)}",
          statement -> {
            statement.registerOutParameter(1, Types.INTEGER);
            statement.setInt(2, -3);
          },
          statement -> equal(statement.getInt(1), 3));

  /** A procedure {@code twice(IN, OUT)} that an engine has to be told of. */
  static StoredCall procedure(String definition) {
    return new StoredCall(
        definition,
        "{call twice(?, ?)}",
        statement -> {
          statement.setInt(1, 21);
          statement.registerOutParameter(2, Types.INTEGER);
        },
        statement -> equal(statement.getInt(2), 42));
  }

  void fill(CallableStatement statement) throws SQLException {
    filled.with(statement);
  }

  void check(CallableStatement statement) throws SQLException {
    checked.with(statement);
  }

  private static void equal(int actual, int expected) {
    if (actual != expected) {
      throw new AssertionError("expected " + expected + ", the call returned " + actual);
    }
  }
}
