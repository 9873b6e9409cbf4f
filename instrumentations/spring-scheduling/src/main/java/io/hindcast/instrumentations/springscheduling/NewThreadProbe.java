package io.hindcast.instrumentations.springscheduling;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.CarryingTask;
import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.ThreadContext;
import org.jspecify.annotations.Nullable;

/**
 * {@code SimpleAsyncTaskExecutor.doExecute(Runnable)} and its overrides: the task's thread is about
 * to be made, for it alone.
 */
public final class NewThreadProbe extends Probe {
  /** For the slot. */
  public NewThreadProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    ThreadContext thread = ThreadContext.get();
    return a0 == null || a0 instanceof CarryingTask || thread.isSuppressed()
        ? null
        : thread.current();
  }

  @Override
  public @Nullable Object argument(Object state, @Nullable Object original) {
    return original == null ? null : new CarryingTask((Runnable) original, (Context) state);
  }
}
