package io.hindcast.instrumentations.jdbc;

import io.hindcast.bootstrap.record.DbEndpoint;
import io.hindcast.bootstrap.record.DbStatement;
import io.hindcast.bootstrap.record.DbStatementState;
import io.hindcast.bootstrap.record.WeakIdentityMap;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of each statement: in a field of its own where its class was given one, else
 * in a table (JDK proxies, classes loaded before the agent). The one place that knows how that is
 * kept.
 *
 * <p>The field is asked for first and alone: two interfaces that are asked for in turns cost a
 * search and a write of memory that all threads share, up to JDK 22.
 */
final class Statements {
  private static final WeakIdentityMap<DbStatementState> WITHOUT_FIELD =
      new WeakIdentityMap<>(gone -> {});

  private Statements() {}

  /** Remembers what a statement was prepared with. Its batch starts anew. */
  static void prepared(Statement statement, String text, @Nullable DbEndpoint endpoint) {
    put(statement, new DbStatementState(text, endpoint));
  }

  static @Nullable DbStatementState find(Statement statement) {
    return statement instanceof DbStatement carrier
        ? carrier.hindcastDbStatement()
        : WITHOUT_FIELD.get(statement);
  }

  static DbStatementState findOrMake(Statement statement) {
    DbStatementState state = find(statement);
    if (state == null) {
      state = new DbStatementState(null, null);
      put(statement, state);
    }
    return state;
  }

  /** Forgets one without a field. */
  static void forget(Statement statement) {
    WITHOUT_FIELD.remove(statement);
  }

  private static void put(Statement statement, DbStatementState state) {
    if (statement instanceof DbStatement carrier) {
      carrier.hindcastDbStatement(state);
    } else {
      WITHOUT_FIELD.put(statement, state);
    }
  }
}
