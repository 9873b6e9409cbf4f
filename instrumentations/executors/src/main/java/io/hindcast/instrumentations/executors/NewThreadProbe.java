package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.ThreadContext;
import org.jspecify.annotations.Nullable;

/**
 * A thread is made for one task: the task becomes one that carries the context. The thread's
 * factory sees this object in place of one of the JDK's own, never in place of the application's.
 */
public final class NewThreadProbe extends Probe {
  /** A worker outlives what it was started for, and would hold it. */
  private static final String WORKER = "java.util.concurrent.ThreadPoolExecutor$Worker";

  /** For the slot. */
  public NewThreadProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    ThreadContext thread = ThreadContext.get();
    return thread.isSuppressed() ? null : thread.current();
  }

  @Override
  public @Nullable Object argument(Object state, @Nullable Object original) {
    boolean carries = original instanceof ThreadBody;
    return original instanceof Runnable task && !carries && !isWorker(task)
        ? new ThreadBody(task, (Context) state)
        : original;
  }

  private static boolean isWorker(Runnable task) {
    return task.getClass().getName().equals(WORKER);
  }
}
