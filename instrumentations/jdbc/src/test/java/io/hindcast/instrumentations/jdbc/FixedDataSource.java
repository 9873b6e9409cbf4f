package io.hindcast.instrumentations.jdbc;

import java.io.PrintWriter;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source that has its one connection at hand, or throws: what it costs is ours. */
final class FixedDataSource implements DataSource {
  private final Connection connection =
      (Connection)
          Proxy.newProxyInstance(
              FixedDataSource.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (self, method, arguments) -> null);

  private final @Nullable SQLException refusal;

  FixedDataSource() {
    this(null);
  }

  FixedDataSource(@Nullable SQLException refusal) {
    this.refusal = refusal;
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (refusal != null) {
      throw refusal;
    }
    return connection;
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("wraps nothing");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
