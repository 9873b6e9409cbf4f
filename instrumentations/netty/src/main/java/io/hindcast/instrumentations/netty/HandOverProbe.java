package io.hindcast.instrumentations.netty;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.ThreadContext;
import org.jspecify.annotations.Nullable;

/**
 * {@code EventExecutor.execute(Runnable)} and {@code lazyExecute(Runnable)}: the loop gets a task
 * that carries the caller's context. An executor's override that calls what it overrides hands on
 * the same one.
 */
public final class HandOverProbe extends Probe {
  /** For the slot. */
  public HandOverProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    ThreadContext thread = ThreadContext.get();
    Context context = thread.current();
    return context == null
            || a0 == null
            || thread.isSuppressed()
            || a0 instanceof LoopTask
            || Nettys.keeps(a0)
        ? null
        : context;
  }

  @Override
  public @Nullable Object argument(Object state, @Nullable Object original) {
    return original == null ? null : new LoopTask((Runnable) original, (Context) state);
  }
}
