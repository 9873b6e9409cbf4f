package io.hindcast.instrumentations.serverthreads.undertow;

import io.hindcast.bootstrap.pool.ExecutorPools;
import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * {@code EnhancedQueueExecutor.execute(Runnable)}: what it throws is a task that it refuses. One
 * that goes to another executor instead, which an application may name, is none.
 */
public final class ExecuteProbe extends Probe {
  /** For the slot. */
  public ExecuteProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return a0 == null || ThreadContext.get().isSuppressed() ? null : self;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    if (thrown != null) {
      ExecutorPools.rejected((Executor) state);
    }
    return result;
  }
}
