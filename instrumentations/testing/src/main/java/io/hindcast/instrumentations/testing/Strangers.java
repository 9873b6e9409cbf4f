package io.hindcast.instrumentations.testing;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A thread that works for a stranger: a callback that runs there under anything but what it should,
 * is seen to.
 */
public final class Strangers {
  private static final long TIMEOUT_SECONDS = 30;

  private final Context stranger = Requests.next();
  private final ScheduledExecutorService pool =
      Executors.newScheduledThreadPool(
          1,
          task -> {
            Thread thread =
                new Thread(
                    () -> {
                      ThreadContext.get().swap(stranger);
                      task.run();
                    },
                    "stranger");
            thread.setDaemon(true);
            return thread;
          });

  /** A thread for a test. */
  public Strangers() {}

  /** The thread. */
  public ScheduledExecutorService pool() {
    return pool;
  }

  /** Waits until the thread has done what it was given, and fails where it has changed. */
  public void dismiss() throws Exception {
    Context left = pool.submit(SeenContexts::here).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    pool.shutdownNow();
    if (left != stranger) {
      throw new AssertionError("the thread was left under " + left);
    }
  }
}
