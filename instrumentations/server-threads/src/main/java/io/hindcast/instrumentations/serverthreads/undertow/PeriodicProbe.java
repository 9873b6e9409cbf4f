package io.hindcast.instrumentations.serverthreads.undertow;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.PeriodicTasks;
import io.hindcast.bootstrap.record.ThreadContext;
import org.jspecify.annotations.Nullable;

/**
 * The constructor of what is scheduled again and again: who schedules it is the cause of its runs.
 */
public final class PeriodicProbe extends Probe {
  /** For the slot. */
  public PeriodicProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return ThreadContext.get().current();
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    if (result != null) {
      PeriodicTasks.scheduled(result);
    }
    return result;
  }
}
