package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.PeriodicTasks;
import io.hindcast.bootstrap.record.TaskContexts;
import org.jspecify.annotations.Nullable;

/**
 * A scheduled task is cancelled by itself, which its timer need not notice before it is due:
 * forgets what it was scheduled under. Only once it is cancelled: until then its timer may begin
 * it, and needs its context.
 */
public final class CancelProbe extends Probe {
  /** For the slot. */
  public CancelProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return self == null || (!TaskContexts.mayHave(self) && PeriodicTasks.isEmpty()) ? null : self;
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
