package io.hindcast.instrumentations.jdbc;

import io.hindcast.bootstrap.record.DbParameterised;
import io.hindcast.bootstrap.record.DbParameters;
import io.hindcast.bootstrap.record.WeakIdentityMap;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of each statement, where {@link JdbcParametersModule} is woven: in a field of its
 * own where its class was given one, else in a table, as with {@link Statements}.
 */
final class Parameters {
  private static final WeakIdentityMap<DbParameters> WITHOUT_FIELD =
      new WeakIdentityMap<>(gone -> {});

  private Parameters() {}

  static @Nullable DbParameters find(Statement statement) {
    return statement instanceof DbParameterised carrier
        ? carrier.hindcastDbParameters()
        : WITHOUT_FIELD.get(statement);
  }

  static DbParameters findOrMake(Statement statement) {
    DbParameters parameters = find(statement);
    if (parameters == null) {
      parameters = new DbParameters();
      put(statement, parameters);
    }
    return parameters;
  }

  static void put(Statement statement, DbParameters parameters) {
    if (statement instanceof DbParameterised carrier) {
      carrier.hindcastDbParameters(parameters);
    } else {
      WITHOUT_FIELD.put(statement, parameters);
    }
  }

  static void forget(Statement statement) {
    if (statement instanceof DbParameterised carrier) {
      carrier.hindcastDbParameters(null);
    } else {
      WITHOUT_FIELD.remove(statement);
    }
  }
}
