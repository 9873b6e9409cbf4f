package io.hindcast.bootstrap.pool;

import io.hindcast.bootstrap.record.DbPool;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pools of connections that the application has asked for one. A pool, its library and the
 * reader that knows both are not kept. Thread safe, without locks.
 */
public final class ConnectionPools {
  private static final ConnectionPoolTable POOLS = new ConnectionPoolTable();

  private ConnectionPools() {}

  /** Which pool it is; null for one that was never added. A few comparisons, no allocation. */
  public static @Nullable DbPool find(Object pool) {
    return POOLS.find(pool);
  }

  /**
   * Makes a pool known, after its first connection was asked for: asking a pool may open it, which
   * is the application's to do.
   *
   * @param reader kept weakly: the one who calls has to keep it for as long as the pool's class is
   * @return which pool it is
   */
  public static DbPool add(Object pool, ConnectionPoolReader reader) {
    return POOLS.add(pool, reader);
  }

  /** A pool was closed and does not say so itself. */
  public static void close(Object pool) {
    POOLS.close(pool);
  }

  /**
   * Asks the pools. Calls methods of the application's libraries and takes locks of theirs: for a
   * background thread, once an export. Never throws what a pool throws; such a pool is left out.
   */
  public static List<ConnectionPoolReading> read() {
    return POOLS.read();
  }
}
