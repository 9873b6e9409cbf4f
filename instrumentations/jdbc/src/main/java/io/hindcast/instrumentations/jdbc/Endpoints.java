package io.hindcast.instrumentations.jdbc;

import io.hindcast.bootstrap.record.DbEndpoint;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.bootstrap.record.WeakIdentityMap;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** What each connection is connected to. The one place that knows how that is kept. */
final class Endpoints {
  /** Of a connection that would not say: it is not asked again. */
  private static final DbEndpoint UNKNOWN = new DbEndpoint(null, null);

  private static final WeakIdentityMap<DbEndpoint> KNOWN = new WeakIdentityMap<>(gone -> {});

  private Endpoints() {}

  static void put(Connection connection, DbEndpoint endpoint) {
    KNOWN.put(connection, endpoint);
  }

  static @Nullable DbEndpoint find(Connection connection) {
    return KNOWN.get(connection);
  }

  /** Of the statement's connection; null where that was not seen being opened, or is closed. */
  static @Nullable DbEndpoint find(Statement statement) {
    Connection connection = connectionOf(statement);
    return connection == null ? null : find(connection);
  }

  /**
   * Asks the driver, once a connection, for one that no {@code Driver.connect} made: it comes from
   * a driver's own {@code DataSource}. Its URL is at hand in every driver, no round trip is made.
   */
  static @Nullable DbEndpoint ask(Statement statement) {
    Connection connection = connectionOf(statement);
    if (connection == null) {
      return null;
    }
    DbEndpoint endpoint = find(connection);
    if (endpoint == null) {
      endpoint = ask(connection);
      put(connection, endpoint);
    }
    return endpoint;
  }

  private static DbEndpoint ask(Connection connection) {
    ThreadContext thread = ThreadContext.get();
    thread.suppress();
    try {
      String url = connection.getMetaData().getURL();
      return url == null ? UNKNOWN : new DbEndpoint(url, null);
    } catch (SQLException | RuntimeException | LinkageError e) {
      return UNKNOWN;
    } finally {
      thread.resume();
    }
  }

  private static @Nullable Connection connectionOf(Statement statement) {
    try {
      return statement.getConnection();
    } catch (SQLException | RuntimeException | LinkageError e) {
      return null;
    }
  }
}
