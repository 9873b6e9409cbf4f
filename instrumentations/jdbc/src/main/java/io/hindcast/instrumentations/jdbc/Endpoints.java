package io.hindcast.instrumentations.jdbc;

import io.hindcast.bootstrap.record.DbConnection;
import io.hindcast.bootstrap.record.DbEndpoint;
import io.hindcast.bootstrap.record.DbOrigin;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.bootstrap.record.WeakIdentityMap;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * What each connection is connected to: in a field of its own where its class was given one, else
 * in a table. The one place that knows how that is kept, and that asks a driver.
 *
 * <pre>
 *   Driver.connect(url) ──────────────────────────► connection ─► origin: the URL
 *   DataSource.getConnection() ───────────────────► connection ─┐
 *   XADataSource.getXAConnection() ─► pooled ─────► connection ─┴► origin of the source: asked once
 * </pre>
 */
final class Endpoints {
  /** Of a connection that would not say: it is not asked again. */
  private static final DbEndpoint UNKNOWN = new DbEndpoint(null, null);

  /**
   * By connection without a field, by data source, and by what one hands out to get connections
   * from. One table for all of them: each costs 64 KiB.
   */
  private static final WeakIdentityMap<DbOrigin> ORIGINS = new WeakIdentityMap<>(gone -> {});

  private Endpoints() {}

  /** A driver has connected to what it was told. */
  static void put(Connection connection, DbEndpoint endpoint) {
    remember(connection, new DbOrigin(endpoint));
  }

  /**
   * A source has handed out a connection. What a driver's own source hands out shares an origin
   * from here on. So do the proxies of a pool, of which nothing will be asked: what lies inside of
   * them knows more.
   */
  static void opened(Object source, DbConnection connection) {
    if (connection.hindcastDbOrigin() == null) {
      connection.hindcastDbOrigin(originOf(source));
    }
  }

  /**
   * A source has handed out a {@code PooledConnection}. Its type is not named here: a bundle of
   * OSGi that has {@code java.sql} need not have {@code javax.sql}.
   */
  static void openedPooled(Object source, Object pooled) {
    ORIGINS.put(pooled, originOf(source));
  }

  static @Nullable DbEndpoint find(Connection connection) {
    DbOrigin origin = origin(connection);
    return origin == null ? null : origin.endpoint();
  }

  /** Of the statement's connection; null where that was not seen being opened, or is closed. */
  static @Nullable DbEndpoint find(Statement statement) {
    Connection connection = connectionOf(statement);
    return connection == null ? null : find(connection);
  }

  /** What is called, or the connection of a statement; null where that would not say. */
  static @Nullable Connection connectionOf(Object called) {
    if (called instanceof Connection connection) {
      return connection;
    }
    try {
      return ((Statement) called).getConnection();
    } catch (SQLException | RuntimeException | LinkageError e) {
      return null;
    }
  }

  /**
   * Asks the driver, once for each source of connections of which no {@code Driver.connect} was
   * seen. Its URL is at hand in every driver, no round trip is made. Two threads that ask at the
   * same time are both answered.
   */
  static DbEndpoint ask(Connection connection) {
    DbOrigin origin = origin(connection);
    DbEndpoint known = origin == null ? null : origin.endpoint();
    if (known != null) {
      return known;
    }
    DbEndpoint answer = question(connection);
    if (origin != null && answer != null) {
      origin.endpoint(answer);
      return answer;
    }
    // It may be broken: then the source's next connection is asked.
    DbEndpoint own = answer == null ? UNKNOWN : answer;
    put(connection, own);
    return own;
  }

  /** Null where it would not say. */
  private static @Nullable DbEndpoint question(Connection connection) {
    ThreadContext thread = ThreadContext.get();
    thread.suppress();
    try {
      String url = connection.getMetaData().getURL();
      return url == null ? UNKNOWN : new DbEndpoint(url, null);
    } catch (SQLException | RuntimeException | LinkageError e) {
      return null;
    } finally {
      thread.resume();
    }
  }

  private static void remember(Connection connection, DbOrigin origin) {
    if (connection instanceof DbConnection carrier) {
      carrier.hindcastDbOrigin(origin);
    } else {
      ORIGINS.put(connection, origin);
    }
  }

  private static @Nullable DbOrigin origin(Connection connection) {
    return connection instanceof DbConnection carrier
        ? carrier.hindcastDbOrigin()
        : ORIGINS.get(connection);
  }

  private static DbOrigin originOf(Object source) {
    DbOrigin origin = ORIGINS.get(source);
    if (origin == null) {
      origin = new DbOrigin(null);
      ORIGINS.put(source, origin);
    }
    return origin;
  }
}
