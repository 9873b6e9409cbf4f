package io.hindcast.instrumentations.executors;

import java.util.List;
import java.util.Timer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Executors of all kinds. What tasks throw is nobody's business. */
final class StressPools {
  private static final boolean JDK_21 = Runtime.version().feature() >= 21;
  private static final int SMALL_QUEUE = 4;

  private static final ThreadFactory QUIET = quiet(Thread::new);

  final ThreadPoolExecutor fixed =
      pool(3, new LinkedBlockingQueue<>(), new ThreadPoolExecutor.AbortPolicy());

  /**
   * From hand to hand; refuses what finds no hand. Nothing waits in it, so it may be waited for.
   */
  final ThreadPoolExecutor cached =
      new ThreadPoolExecutor(
          0,
          8,
          1,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          QUIET,
          new ThreadPoolExecutor.AbortPolicy());

  final ThreadPoolExecutor callerRuns =
      pool(1, new LinkedBlockingQueue<>(SMALL_QUEUE), new ThreadPoolExecutor.CallerRunsPolicy());

  final ThreadPoolExecutor discarding =
      pool(1, new LinkedBlockingQueue<>(SMALL_QUEUE), (task, pool) -> ((StressTask) task).drop());

  final ThreadPoolExecutor discardingOldest =
      pool(1, new QueueThatTells(), new ThreadPoolExecutor.DiscardOldestPolicy());

  final ThreadPoolExecutor priority = new Hooked();
  final ScheduledThreadPoolExecutor scheduled = new ScheduledThreadPoolExecutor(2, QUIET);
  final ForkJoinPool forkJoin = forkJoin(false);
  final ForkJoinPool eventStyle = forkJoin(true);
  final Timer timer = new Timer("stress", true);

  /** JDK 21; before that nobody asks for the next three, and they are something else. */
  final ThreadFactory virtualThreads = JDK_21 ? quiet(Jdk21.virtualThreads()) : QUIET;

  final ExecutorService virtualPerTask =
      JDK_21 ? Jdk21.newThreadPerTaskExecutor(virtualThreads) : fixed;
  final ExecutorService threadPerTask = JDK_21 ? Jdk21.newThreadPerTaskExecutor(QUIET) : fixed;

  private static ThreadFactory quiet(ThreadFactory threads) {
    return task -> {
      Thread thread = threads.newThread(task);
      thread.setUncaughtExceptionHandler((in, thrown) -> {});
      return thread;
    };
  }

  private static ThreadPoolExecutor pool(
      int threads, BlockingQueue<Runnable> queue, RejectedExecutionHandler handler) {
    return new ThreadPoolExecutor(threads, threads, 0, TimeUnit.SECONDS, queue, QUIET, handler);
  }

  private static ForkJoinPool forkJoin(boolean firstInFirstOut) {
    return new ForkJoinPool(
        3, ForkJoinPool.defaultForkJoinWorkerThreadFactory, (in, thrown) -> {}, firstInFirstOut);
  }

  /** A pool that lives for a task or two. */
  static ThreadPoolExecutor shortLived() {
    return pool(1, new LinkedBlockingQueue<>(), new ThreadPoolExecutor.AbortPolicy());
  }

  void close() throws InterruptedException {
    for (ExecutorService each :
        List.of(
            fixed,
            cached,
            callerRuns,
            discarding,
            discardingOldest,
            priority,
            scheduled,
            forkJoin,
            eventStyle,
            virtualPerTask,
            threadPerTask)) {
      ExecutorContract.close(each);
    }
    timer.cancel();
  }

  /** Only whoever discards asks it for a task without waiting. */
  private static final class QueueThatTells extends LinkedBlockingQueue<Runnable> {
    QueueThatTells() {
      super(SMALL_QUEUE);
    }

    @Override
    public @Nullable Runnable poll() {
      Runnable oldest = super.poll();
      if (oldest instanceof StressTask task) {
        task.drop();
      }
      return oldest;
    }
  }

  /** Tasks in an order of their own; its hooks see the task's context as well. */
  private static final class Hooked extends ThreadPoolExecutor {
    Hooked() {
      super(2, 2, 0, TimeUnit.SECONDS, new PriorityBlockingQueue<>(), QUIET);
    }

    @Override
    protected void beforeExecute(Thread thread, Runnable task) {
      ((StressTask) task).check();
    }

    @Override
    protected void afterExecute(Runnable task, @Nullable Throwable thrown) {
      ((StressTask) task).check();
    }
  }
}
