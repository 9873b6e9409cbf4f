package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.PeriodicTasks;
import io.hindcast.bootstrap.record.TaskContexts;
import io.hindcast.bootstrap.record.ThreadContext;
import org.jspecify.annotations.Nullable;

/**
 * {@code TimerTask.run()} of whatever class, when its timer runs it. A thread of a timer has no
 * context between tasks: where it has one, a task's method calls the one that it overrides.
 */
public final class TimerRunProbe extends Probe {
  private static final String TIMER = "java.util.TimerThread";

  /** For the slot. */
  public TimerRunProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    if (self == null || (TaskContexts.isEmpty() && PeriodicTasks.isEmpty()) || !isTimer()) {
      return null;
    }
    ThreadContext thread = ThreadContext.get();
    if (thread.current() != null) {
      return null;
    }
    Context context = TaskContexts.take(null, self);
    if (context == null) {
      context = PeriodicTasks.cause(self);
    }
    thread.swap(context);
    return context == null ? null : thread;
  }

  /** Others may call it as any method, under their own context. */
  private static boolean isTimer() {
    return Thread.currentThread().getClass().getName().equals(TIMER);
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    ((ThreadContext) state).swap(null);
    return result;
  }
}
