package io.hindcast.instrumentations.executors;

import io.hindcast.instrumentations.executors.TaskIdentityContract.Calls;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A pool with one thread that tells of all that it calls. */
final class HookedPool extends ThreadPoolExecutor {
  private final Calls calls;

  HookedPool(BlockingQueue<Runnable> queue, Calls calls) {
    super(1, 1, 0, TimeUnit.SECONDS, queue, calls, calls);
    this.calls = calls;
  }

  @Override
  protected void beforeExecute(Thread thread, Runnable task) {
    calls.before(task);
  }

  @Override
  protected void afterExecute(Runnable task, @Nullable Throwable thrown) {
    calls.after(task);
  }
}
