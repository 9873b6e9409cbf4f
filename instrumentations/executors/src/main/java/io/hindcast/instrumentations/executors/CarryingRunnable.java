package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.ThreadContext;
import org.jspecify.annotations.Nullable;

/** Runs under the context of whoever registered it. */
record CarryingRunnable(Runnable function, @Nullable Context context) implements Runnable {
  @Override
  public void run() {
    ThreadContext thread = ThreadContext.get();
    Context previous = thread.swap(context);
    try {
      function.run();
    } finally {
      thread.swap(previous);
    }
  }
}
