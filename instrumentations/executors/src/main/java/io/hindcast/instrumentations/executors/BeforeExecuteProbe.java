package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.PeriodicTasks;
import io.hindcast.bootstrap.record.TaskContexts;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.concurrent.RunnableScheduledFuture;
import org.jspecify.annotations.Nullable;

/**
 * {@code ThreadPoolExecutor.beforeExecute(Thread, Runnable)} and what overrides it: makes the
 * task's context current. It stays so over the task and {@code afterExecute} until the worker asks
 * for its next one: {@link GetTaskProbe}. Its time in the queue is over here.
 */
public final class BeforeExecuteProbe extends Probe {
  /** For the slot. */
  public BeforeExecuteProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    if (a1 == null || (!TaskContexts.mayHave(a1) && PeriodicTasks.isEmpty())) {
      return null;
    }
    ThreadContext thread = ThreadContext.get();
    if (thread.current() != null) {
      // Between tasks a worker has none: this is an override that calls what it overrides.
      return null;
    }
    Context context = TaskContexts.take(self, a1, thread);
    if (context != null) {
      thread.swap(context);
      Waited.over(thread, context, a1);
    } else if (a1 instanceof RunnableScheduledFuture<?>) {
      thread.swap(PeriodicTasks.cause(a1));
    }
    return null;
  }
}
