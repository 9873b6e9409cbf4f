package io.hindcast.instrumentations.serverthreads.undertow;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.PeriodicTasks;
import io.hindcast.bootstrap.record.TaskContexts;
import io.hindcast.bootstrap.record.ThreadContext;
import org.jspecify.annotations.Nullable;

/** A worker runs what was scheduled. */
public final class ScheduledRunProbe extends Probe {
  /** For the slot. */
  public ScheduledRunProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    if (self == null) {
      return null;
    }
    Context context = TaskContexts.take(null, self);
    if (context == null) {
      context = PeriodicTasks.cause(self);
    }
    if (context == null) {
      return null;
    }
    ThreadContext thread = ThreadContext.get();
    thread.swap(context);
    return thread;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    ((ThreadContext) state).swap(null);
    return result;
  }
}
