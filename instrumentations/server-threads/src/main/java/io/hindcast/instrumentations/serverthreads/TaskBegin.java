package io.hindcast.instrumentations.serverthreads;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.Moment;
import io.hindcast.bootstrap.record.QueueWaits;
import io.hindcast.bootstrap.record.TaskContexts;
import io.hindcast.bootstrap.record.ThreadContext;
import org.jspecify.annotations.Nullable;

/** A worker begins a task: makes its context current. Its time in the queue is over. */
public final class TaskBegin {
  private TaskBegin() {}

  /**
   * Called by the worker, which works under nothing between tasks.
   *
   * @return whether the task has a context, which is to be put away after it
   */
  public static boolean of(@Nullable Object pool, Object task, ThreadContext worker) {
    Context context = TaskContexts.take(pool, task, worker);
    if (context == null) {
      return false;
    }
    worker.swap(context);
    QueueWaits.over(worker, context, Moment.nanosSince(worker.handedOver()));
    return true;
  }
}
