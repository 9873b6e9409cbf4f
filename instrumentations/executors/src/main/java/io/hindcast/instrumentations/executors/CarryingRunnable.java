package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.ThreadContext;
import org.jspecify.annotations.Nullable;

/**
 * Runs under the context of whoever registered it.
 *
 * @param handedOver when that was, where it was given to an executor at once, else {@code
 *     Moment.NONE}: it fills the gap at the object's end
 */
record CarryingRunnable(Runnable function, @Nullable Context context, int handedOver)
    implements Runnable {
  @Override
  public void run() {
    ThreadContext thread = ThreadContext.get();
    Context previous = thread.swap(context);
    try {
      Waited.over(thread, previous, context, handedOver);
      function.run();
    } finally {
      thread.swap(previous);
    }
  }
}
