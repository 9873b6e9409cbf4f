package io.hindcast.instrumentations.guava;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.CarryingTask;
import io.hindcast.bootstrap.record.ThreadContext;
import org.jspecify.annotations.Nullable;

/**
 * {@code SequentialExecutor.execute(Runnable)}: its worker goes on with the tasks of others, so
 * each carries its own context, no context included.
 */
public final class SequentialProbe extends Probe {
  /** For the slot. */
  public SequentialProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    ThreadContext thread = ThreadContext.get();
    return thread.isSuppressed() ? null : thread;
  }

  @Override
  public @Nullable Object argument(Object state, @Nullable Object original) {
    return original == null
        ? null
        : new CarryingTask((Runnable) original, ((ThreadContext) state).current());
  }
}
