package io.hindcast.instrumentations.executors;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.TaskContexts;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Tasks that an executor dropped without a word: their contexts go when the collector takes them.
 */
final class DroppedTasks {
  private static final ThreadPoolExecutor CLOSED =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          new ThreadPoolExecutor.DiscardPolicy());

  static {
    CLOSED.shutdown();
  }

  private DroppedTasks() {}

  /** Fails where one is reachable for good. */
  static void awaitCollected() {
    for (int i = 0; i < 500 && !TaskContexts.isEmpty(); i++) {
      System.gc();
      LockSupport.parkNanos(1_000_000);
      expunge();
    }
    assertThat(TaskContexts.isEmpty()).as("no context waits").isTrue();
  }

  /**
   * What was collected is let go of when the next task is handed over: one that is refused, so that
   * no other thread has anything to do with it.
   */
  private static void expunge() {
    ThreadContext thread = ThreadContext.get();
    thread.swap(new InternalRecord(thread, null));
    CLOSED.execute(() -> {});
    thread.swap(null);
  }
}
