package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.pool.ExecutorPools;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.concurrent.ExecutorService;

/**
 * Makes a pool known when one of its workers starts, and not when tasks are handed over, which
 * happens millions of times as often. The agent's own pools stay out: their threads record nothing.
 */
final class PoolWorker {
  private PoolWorker() {}

  /** Called by the worker itself, which knows from then on where to count. */
  static void starts(ExecutorService pool, ThreadContext thread) {
    if (!thread.isSuppressed()) {
      thread.worksFor(ExecutorPools.workerStarts(pool, Thread.currentThread().getName()));
    }
  }

  /** Called by whoever hands a task over. */
  static void refuses(ExecutorService pool, ThreadContext thread) {
    if (!thread.isSuppressed()) {
      ExecutorPools.rejected(pool);
    }
  }
}
