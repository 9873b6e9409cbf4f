package io.hindcast.instrumentations.guava;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The executor of one listener. The listener itself stays what it is, for the application's
 * executor may ask for its class or compare it with others: what it is given, it is given under the
 * context of whoever registered it, so it runs it in place under that, or hands it on.
 *
 * @param context null for none: the one who completes the future has no part in the listener
 */
record CarryingExecutor(Executor executor, @Nullable Context context) implements Executor {
  @Override
  public void execute(Runnable listener) {
    ThreadContext thread = ThreadContext.get();
    Context previous = thread.swap(context);
    try {
      executor.execute(listener);
    } finally {
      thread.swap(previous);
    }
  }

  /** Guava names it in its log where it fails. */
  @Override
  public String toString() {
    return executor.toString();
  }
}
