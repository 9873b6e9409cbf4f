package io.hindcast.instrumentations.connectionpools;

import io.hindcast.bootstrap.pool.ConnectionPoolReader;
import io.hindcast.bootstrap.pool.ConnectionPools;
import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.DbPool;
import io.hindcast.bootstrap.record.DbWaitRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import org.jspecify.annotations.Nullable;

/**
 * A pool is asked for a connection: the wait is named after it. Usually a data source has made the
 * record; where the pool is asked itself, this call does. Of pools in each other the innermost is
 * the one that was waited for.
 */
public abstract class PoolAcquireProbe extends Probe {
  /** State of a call inside of the wait, of a pool that is known: there is nothing to carry. */
  private static final Object INSIDE = new Object();

  /** Kept here, for the table of pools must not: this probe lives as long as the library does. */
  private final ConnectionPoolReader reader;

  /**
   * For subclasses.
   *
   * @param reader of the library's pools
   */
  protected PoolAcquireProbe(ConnectionPoolReader reader) {
    this.reader = reader;
  }

  /** Whether what the pool has thrown says that no connection was free in time. */
  protected abstract boolean isTimeout(Throwable thrown);

  /**
   * The first call of a pool. It is made known at the end: asking it sooner might open it.
   *
   * @param own the record that this call has made; null for none
   */
  private record FirstCall(Object pool, @Nullable DbWaitRecord own) {}

  @Override
  public final @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    if (self == null) {
      return null;
    }
    ThreadContext thread = ThreadContext.get();
    DbWaitRecord own = DbWaitRecord.begin(thread);
    DbWaitRecord wait = own == null ? thread.connectionWait() : own;
    if (wait == null) {
      return null;
    }
    DbPool known = ConnectionPools.find(self);
    if (known == null) {
      return new FirstCall(self, own);
    }
    wait.pool = known;
    return own == null ? INSIDE : own;
  }

  @Override
  public final @Nullable Object exit(
      Object state, @Nullable Object result, @Nullable Throwable thrown) {
    ThreadContext thread = ThreadContext.get();
    FirstCall first = state instanceof FirstCall call ? call : null;
    DbWaitRecord own =
        first != null ? first.own : state instanceof DbWaitRecord record ? record : null;
    try {
      describe(thread.connectionWait(), first, thrown);
    } finally {
      // Whatever an exception of the application's says of itself: the wait is over.
      if (own != null) {
        own.over(thread, thrown);
      }
    }
    return result;
  }

  private void describe(
      @Nullable DbWaitRecord wait, @Nullable FirstCall first, @Nullable Throwable thrown) {
    DbPool added = first == null ? null : ConnectionPools.add(first.pool, reader);
    if (wait == null) {
      return;
    }
    if (added != null) {
      wait.pool = added;
    }
    if (thrown != null && isTimeout(thrown)) {
      wait.timedOut = true;
    }
  }
}
