package io.hindcast.instrumentations.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A driver without a database: its calls do nothing, so what is measured over it is ours. */
final class IdleDriver implements Driver {
  static final String URL = "jdbc:idle://localhost:1234/shop";

  @Override
  public @Nullable Connection connect(String url, Properties properties) {
    return acceptsURL(url) ? make(Connection.class, null) : null;
  }

  /** What {@code prepareStatement} makes. */
  static PreparedStatement statement(Connection connection) {
    return make(PreparedStatement.class, connection);
  }

  private static <T> T make(Class<T> type, @Nullable Object parent) {
    return type.cast(
        Proxy.newProxyInstance(
            IdleDriver.class.getClassLoader(), new Class<?>[] {type}, new Idle(parent)));
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.equals(URL);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  private record Idle(@Nullable Object parent) implements InvocationHandler {
    @Override
    public @Nullable Object invoke(
        Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
      return switch (method.getName()) {
        case "prepareStatement", "createStatement" -> statement((Connection) proxy);
        case "getConnection" -> parent;
        case "isValid", "getAutoCommit" -> true;
        default -> nothing(method.getReturnType());
      };
    }

    private static @Nullable Object nothing(Class<?> type) {
      if (type == boolean.class) {
        return false;
      }
      return type == int.class ? (Object) 0 : null;
    }
  }
}
