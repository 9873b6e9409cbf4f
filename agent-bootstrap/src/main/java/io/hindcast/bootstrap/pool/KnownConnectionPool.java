package io.hindcast.bootstrap.pool;

import io.hindcast.bootstrap.record.DbPool;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** A pool that was asked for a connection. Keeps neither the pool nor the loader of its reader. */
final class KnownConnectionPool extends WeakReference<Object> {
  final DbPool description;

  private final WeakReference<ConnectionPoolReader> reader;

  /** It never comes back, and its place may be taken. */
  private volatile boolean closed;

  KnownConnectionPool(Object pool, DbPool description, ConnectionPoolReader reader) {
    super(pool);
    this.description = description;
    this.reader = new WeakReference<>(reader);
  }

  boolean isOver() {
    return closed || refersTo(null);
  }

  void close() {
    closed = true;
  }

  /** Asks the pool; null where it is closed, gone, or throws. */
  @Nullable ConnectionPoolReading read() {
    Object pool = get();
    ConnectionPoolReader asking = reader.get();
    if (closed || pool == null || asking == null) {
      return null;
    }
    try {
      ConnectionPoolState state = asking.read(pool);
      if (state != null) {
        return new ConnectionPoolReading(description, state);
      }
      closed = true;
    } catch (Throwable theirs) {
      // A pool that is being opened or closed, perhaps; the next export asks again.
    }
    return null;
  }
}
