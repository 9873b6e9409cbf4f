package io.hindcast.bootstrap.pool;

import java.lang.ref.WeakReference;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;

/** An executor that has had a worker. Does not keep it. */
final class Pool extends WeakReference<ExecutorService> {
  final PoolName name;

  /** Whether a reader found it shut down: it never comes back, and its place may be taken. */
  private volatile boolean over;

  Pool(ExecutorService executor, PoolName name) {
    super(executor);
    this.name = name;
  }

  boolean isOver() {
    return over || refersTo(null);
  }

  /**
   * Asks the executor. Whatever its class overrides may throw, and then it is left out. One that is
   * shut down is not asked: while it runs the application's {@code terminated()} it holds the lock
   * that the answer needs.
   */
  void addTo(PoolSum sum) {
    ExecutorService executor = get();
    if (executor == null) {
      return;
    }
    try {
      if (executor.isShutdown()) {
        over = true;
      } else if (executor instanceof ThreadPoolExecutor threads) {
        sum.add(
            threads.getQueue().size(),
            threads.getActiveCount(),
            threads.getPoolSize(),
            // A scheduled one has a maximum as well, and says that it is without effect.
            threads instanceof ScheduledThreadPoolExecutor
                ? threads.getCorePoolSize()
                : threads.getMaximumPoolSize());
      } else if (executor instanceof ForkJoinPool forkJoin) {
        sum.add(
            forkJoin.getQueuedTaskCount() + forkJoin.getQueuedSubmissionCount(),
            forkJoin.getActiveThreadCount(),
            forkJoin.getPoolSize(),
            forkJoin.getParallelism());
      }
    } catch (Throwable theirs) {
      // Nothing was added: all answers come first.
    }
  }
}
