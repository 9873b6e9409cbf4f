package io.hindcast.instrumentations.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Dynamic proxies of the JDK over connections and statements, three deep. */
class ProxyTest extends JdbcContract {
  private static final String URL = "jdbc:h2:mem:proxy;DB_CLOSE_DELAY=-1";
  private static final int DEPTH = 3;

  @Override
  Connection connect() throws SQLException {
    Connection connection = DriverManager.getConnection(URL);
    for (int i = 0; i < DEPTH; i++) {
      connection = wrap(Connection.class, connection);
    }
    return connection;
  }

  static <T> T wrap(Class<T> type, T target) {
    return type.cast(
        Proxy.newProxyInstance(
            ProxyTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                return wrapStatement(method.invoke(target, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  private static @Nullable Object wrapStatement(@Nullable Object result) {
    if (result instanceof CallableStatement statement) {
      return wrap(CallableStatement.class, statement);
    }
    if (result instanceof PreparedStatement statement) {
      return wrap(PreparedStatement.class, statement);
    }
    return result instanceof Statement statement ? wrap(Statement.class, statement) : result;
  }

  @Override
  String url() {
    return URL;
  }

  @Override
  String noSuchTable() {
    return "42S02";
  }
}
