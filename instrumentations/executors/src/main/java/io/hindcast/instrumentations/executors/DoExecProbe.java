package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.Cause;
import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.Moment;
import io.hindcast.bootstrap.record.PeriodicTasks;
import io.hindcast.bootstrap.record.QueueWaits;
import io.hindcast.bootstrap.record.TaskContexts;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

/**
 * {@code ForkJoinTask.doExec()}, through which all tasks are run: by a worker, by a thread that
 * helps while it waits for another task, or in place by {@code invoke}. A task that was handed over
 * without a context runs without, whoever helps.
 *
 * <p>Runs around every task of every parallel stream: where no context waits and the thread has
 * none, it costs a look at the thread's holder and one at a counter.
 */
public final class DoExecProbe extends Probe {
  /** For the slot. */
  public DoExecProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    ThreadContext thread = ThreadContext.get();
    Context current = thread.current();
    boolean inPlace = current != null && thread.endInPlace();
    Context own = self == null ? null : TaskContexts.take(null, self, thread);
    if (own == null) {
      own = cause(self);
    } else if (thread.handedOver() != Moment.NONE) {
      begins(thread, own);
    }
    if (inPlace || own == current) {
      return null;
    }
    thread.swap(own);
    return Previous.of(current);
  }

  /** What has caused the run, where a periodic task runs. */
  private static @Nullable Cause cause(@Nullable Object task) {
    return !PeriodicTasks.isEmpty() && task instanceof ScheduledFuture<?>
        ? PeriodicTasks.cause(task)
        : null;
  }

  /**
   * A task that was submitted, and not forked. A thread that only helps may be a worker of another
   * pool, which the task has not waited for.
   */
  private static void begins(ThreadContext thread, Context own) {
    if (Thread.currentThread() instanceof ForkJoinWorkerThread) {
      QueueWaits.over(thread, own, Moment.nanosSince(thread.handedOver()));
    }
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    ThreadContext.get().swap(Previous.context(state));
    return result;
  }
}
