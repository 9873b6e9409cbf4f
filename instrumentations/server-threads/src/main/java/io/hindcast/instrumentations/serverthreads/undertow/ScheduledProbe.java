package io.hindcast.instrumentations.serverthreads.undertow;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.Moment;
import io.hindcast.bootstrap.record.TaskContexts;
import io.hindcast.bootstrap.record.ThreadContext;
import org.jspecify.annotations.Nullable;

/** The constructor of what is scheduled once: it carries the context of who schedules it. */
public final class ScheduledProbe extends Probe {
  /** For the slot. */
  public ScheduledProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    ThreadContext thread = ThreadContext.get();
    return thread.isSuppressed() ? null : thread.current();
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    if (result != null) {
      // Until it is due it does not wait for a thread.
      TaskContexts.put(null, result, (Context) state, Moment.NONE);
    }
    return result;
  }
}
