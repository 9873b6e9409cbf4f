package io.hindcast.instrumentations.jdbc;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.DbPool;
import io.hindcast.bootstrap.record.DbWaitRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import org.jspecify.annotations.Nullable;

/**
 * {@code DataSource.getConnection}: how long the application waits for a connection. The outermost
 * call makes the record; a pool below it that is known by name puts its own name there.
 */
public final class AcquireProbe extends Probe {
  /**
   * Most applications have one outermost class of data sources. A race loses nothing but the
   * sharing: a record is immutable however it is published.
   */
  private @Nullable DbPool last;

  /** For the slot. */
  public AcquireProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    DbWaitRecord wait = DbWaitRecord.begin(ThreadContext.get());
    if (wait != null && self != null) {
      wait.pool = named(self.getClass());
    }
    return wait;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    ((DbWaitRecord) state).over(ThreadContext.get(), thrown);
    return result;
  }

  /** By the class's name, which keeps no class loader. */
  private DbPool named(Class<?> type) {
    DbPool known = last;
    String name = type.getName();
    if (known == null || !name.equals(known.name())) {
      known = new DbPool(name, null);
      last = known;
    }
    return known;
  }
}
