package io.hindcast.instrumentations.serverthreads.undertow;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.PeriodicTasks;
import io.hindcast.bootstrap.record.TaskContexts;
import org.jspecify.annotations.Nullable;

/**
 * What was scheduled is cancelled: forgets its context, for the pool keeps the task until it is
 * due. Only once it is cancelled: until then a worker may begin it, and needs its context.
 */
public final class CancelProbe extends Probe {
  /** For the slot. */
  public CancelProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return self;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    if (Boolean.TRUE.equals(result)) {
      TaskContexts.take(null, state);
      PeriodicTasks.cancelled(state);
    }
    return result;
  }
}
