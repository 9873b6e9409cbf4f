package io.hindcast.instrumentations.serverthreads.undertow;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.TaskContexts;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.serverthreads.TaskBegin;
import org.jspecify.annotations.Nullable;

/** A worker runs what {@link TaskMadeProbe} has seen: its context is current while it does. */
public final class TaskRunProbe extends Probe {
  /** For the slot. */
  public TaskRunProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    if (self == null || !TaskContexts.mayHave(self)) {
      return null;
    }
    ThreadContext thread = ThreadContext.get();
    return TaskBegin.of(null, self, thread) ? thread : null;
  }

  /** Between tasks a worker works under nothing. */
  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    ((ThreadContext) state).swap(null);
    return result;
  }
}
