package io.hindcast.bootstrap.pool;

import java.lang.ref.WeakReference;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/** An executor that has had a worker. Keeps neither it nor the loader of its reader. */
final class Pool extends WeakReference<Executor> {
  final PoolName name;

  /** Null for the JDK's, which are asked here. */
  private final @Nullable WeakReference<ExecutorReader> reader;

  /** Whether a reader found it shut down: it never comes back, and its place may be taken. */
  private volatile boolean over;

  Pool(Executor executor, PoolName name, @Nullable ExecutorReader reader) {
    super(executor);
    this.name = name;
    this.reader = reader == null ? null : new WeakReference<>(reader);
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
    Executor executor = get();
    if (executor == null) {
      return;
    }
    try {
      if (executor instanceof ExecutorService service && service.isShutdown()) {
        over = true;
      } else if (reader != null) {
        ExecutorReader asking = reader.get();
        ExecutorState state = asking == null ? null : asking.read(executor);
        if (state != null) {
          sum.add(state.queueSize(), state.active(), state.poolSize(), state.poolMax());
        }
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
