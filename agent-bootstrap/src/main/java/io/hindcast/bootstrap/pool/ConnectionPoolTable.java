package io.hindcast.bootstrap.pool;

import io.hindcast.bootstrap.record.DbPool;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * Which pools of connections there are. They come seldom and are looked up with each connection, so
 * the list is copied when one comes, and nobody takes a lock: a connection may be asked for under
 * any lock of the application's. What is gone or closed leaves its place to the next one.
 */
final class ConnectionPoolTable {
  /** More at once are not read: their waits are still measured. */
  static final int MAX_POOLS = 1_000;

  private static final DbPool UNKNOWN = new DbPool(null, null);
  private static final KnownConnectionPool[] NONE = {};

  private static final AtomicReferenceFieldUpdater<ConnectionPoolTable, KnownConnectionPool[]>
      KNOWN =
          AtomicReferenceFieldUpdater.newUpdater(
              ConnectionPoolTable.class, KnownConnectionPool[].class, "known");

  /** Its elements are never changed. */
  private volatile KnownConnectionPool[] known = NONE;

  @Nullable DbPool find(Object pool) {
    KnownConnectionPool found = find(known, pool);
    return found == null ? null : found.description;
  }

  DbPool add(Object pool, ConnectionPoolReader reader) {
    DbPool description = describe(pool, reader);
    KnownConnectionPool added = new KnownConnectionPool(pool, description, reader);
    while (true) {
      KnownConnectionPool[] now = known;
      KnownConnectionPool other = find(now, pool);
      if (other != null) {
        return other.description;
      }
      List<KnownConnectionPool> more = inUse(now);
      if (more.size() >= MAX_POOLS) {
        return description;
      }
      more.add(added);
      if (KNOWN.compareAndSet(this, now, more.toArray(NONE))) {
        return description;
      }
    }
  }

  void close(Object pool) {
    KnownConnectionPool found = find(known, pool);
    if (found != null) {
      found.close();
    }
  }

  List<ConnectionPoolReading> read() {
    List<ConnectionPoolReading> readings = new ArrayList<>();
    for (KnownConnectionPool pool : known) {
      ConnectionPoolReading reading = pool.read();
      if (reading != null) {
        readings.add(reading);
      }
    }
    return readings;
  }

  private static @Nullable KnownConnectionPool find(KnownConnectionPool[] among, Object pool) {
    for (KnownConnectionPool one : among) {
      if (one.refersTo(pool)) {
        return one;
      }
    }
    return null;
  }

  private static List<KnownConnectionPool> inUse(KnownConnectionPool[] pools) {
    List<KnownConnectionPool> inUse = new ArrayList<>(pools.length + 1);
    for (KnownConnectionPool pool : pools) {
      if (!pool.isOver()) {
        inUse.add(pool);
      }
    }
    return inUse;
  }

  private static DbPool describe(Object pool, ConnectionPoolReader reader) {
    try {
      return reader.describe(pool);
    } catch (Throwable theirs) {
      return UNKNOWN;
    }
  }
}
