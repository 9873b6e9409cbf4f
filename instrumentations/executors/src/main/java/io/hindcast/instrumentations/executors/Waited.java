package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.probe.ProbeTable;
import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.Moment;
import io.hindcast.bootstrap.record.QueueWaits;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The end of a task's time in a queue, for tasks that carry a context.
 *
 * <pre>
 *   thread pool, submitted to fork/join   from the hand-over on
 *   scheduled                             from when it was due: a delay is no wait
 *   forked                                not at all: who forks comes back to it by himself, after
 *                                         the other half of his work, however many threads are idle
 * </pre>
 */
final class Waited {
  private Waited() {}

  /**
   * The calling worker begins a task.
   *
   * @param context what it took for it
   */
  static void over(ThreadContext thread, Context context, Object task) {
    int handedOver = thread.handedOver();
    if (handedOver != Moment.NONE) {
      QueueWaits.over(thread, context, Moment.nanosSince(handedOver));
    } else if (task instanceof Delayed scheduled) {
      long nanos = nanosLate(scheduled);
      if (nanos >= 0) {
        QueueWaits.over(thread, context, nanos);
      }
    }
  }

  /**
   * The calling thread runs a function of a future. Where nothing is current but what it carries, a
   * worker took it out of its queue just now; otherwise somebody calls it in place, or something
   * around it was in the queue and has been counted.
   *
   * @param previous what was current before
   * @param context what the function carries; null for no context
   * @param handedOver as {@link Moment} has it
   */
  static void over(
      ThreadContext thread, @Nullable Context previous, @Nullable Context context, int handedOver) {
    if (handedOver == Moment.NONE || previous != null || context == null) {
      return;
    }
    try {
      QueueWaits.over(thread, context, Moment.nanosSince(handedOver));
    } catch (Throwable ours) {
      // No shim is around: the application's function is run whatever happens here.
      ProbeTable.failed(ours, "executors");
    }
  }

  /** Negative where the task does not say: an application may have decorated it. */
  private static long nanosLate(Delayed task) {
    try {
      return -task.getDelay(TimeUnit.NANOSECONDS);
    } catch (Throwable theirs) {
      return -1;
    }
  }
}
