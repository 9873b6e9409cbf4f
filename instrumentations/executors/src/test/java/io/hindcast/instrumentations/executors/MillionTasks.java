package io.hindcast.instrumentations.executors;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import org.jspecify.annotations.Nullable;

/**
 * A million tasks, each under a context of its own: run, cancelled, removed, rejected, discarded,
 * never started. What the application goes on holding of them holds no context.
 */
@SuppressWarnings("FutureReturnValueIgnored") // most never run
final class MillionTasks {
  private static final int ALL = 1_000_000;

  /** Of each kind that never runs. */
  private static final int ROUNDS = 50_000;

  private static final int ROUNDS_OF_A_POOL = 1_000;

  private final List<Object> held = new ArrayList<>();
  private final CountDownLatch open = new CountDownLatch(1);
  private int tasks;

  /**
   * Fails where something is left of them.
   *
   * @return what was done, in words
   */
  String play() throws InterruptedException, JMException {
    // What the classes themselves hold for good.
    under(() -> {});
    ContextsOnHeap before = ContextsOnHeap.now();
    ThreadPoolExecutor blocked = pool(new ThreadPoolExecutor.AbortPolicy());
    blocked.execute(() -> ExecutorContract.await(open));

    cancelled(blocked);
    blocked.purge();
    removed(blocked);
    cancelled(blocked);
    assertThat(ContextsOnHeap.now().records())
        .as("the walk sees those that wait")
        .isGreaterThanOrEqualTo(ROUNDS);
    rejected();
    discarded((task, pool) -> held.add(task));
    discarded(new ThreadPoolExecutor.DiscardOldestPolicy());
    neverStartedAndGivenBack();
    neverStartedAndDropped();
    stagesOfFuturesThatNeverComplete();
    timed();
    if (Runtime.version().feature() >= 21) {
      virtualThreads();
    }
    open.countDown();
    ExecutorContract.close(blocked);
    run(ALL - tasks);

    DroppedTasks.awaitCollected();
    assertThat(before.more()).as("left of %s tasks", tasks).isEmpty();
    assertThat(tasks).isEqualTo(ALL);
    assertThat(held).hasSizeGreaterThan(5 * ROUNDS);
    return tasks
        + " tasks, "
        + held.size()
        + " held, nothing left; without them "
        + before.counts();
  }

  /** In a {@link FreshJvm}. */
  public static void main(String[] arguments) throws InterruptedException, JMException {
    System.out.println(new MillionTasks().play());
  }

  /** Runs something under a context that only it and what it leaves behind refer to. */
  private void under(Runnable handOver) {
    ThreadContext thread = ThreadContext.get();
    InternalRecord record = new InternalRecord(thread, null);
    record.activate(thread);
    handOver.run();
    record.deactivate(thread);
    tasks++;
  }

  private static ThreadPoolExecutor pool(RejectedExecutionHandler handler) {
    return new ThreadPoolExecutor(
        1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(2 * ROUNDS), handler);
  }

  private static Runnable nothing() {
    byte[] own = new byte[1];
    return () -> own[0]++;
  }

  private void cancelled(ThreadPoolExecutor blocked) {
    for (int i = 0; i < ROUNDS; i++) {
      under(
          () -> {
            Future<?> cancelled = blocked.submit(nothing());
            cancelled.cancel(false);
            held.add(cancelled);
          });
    }
  }

  private void removed(ThreadPoolExecutor blocked) {
    for (int i = 0; i < ROUNDS; i++) {
      Runnable removed = i % 2 == 0 ? nothing() : new FutureTask<>(nothing(), null);
      held.add(removed);
      under(() -> blocked.execute(removed));
      assertThat(blocked.remove(removed)).isTrue();
    }
  }

  private void rejected() throws InterruptedException {
    ThreadPoolExecutor pool = pool(new ThreadPoolExecutor.AbortPolicy());
    ForkJoinPool forkJoin = new ForkJoinPool(1);
    ExecutorContract.close(pool);
    ExecutorContract.close(forkJoin);
    for (int i = 0; i < ROUNDS; i++) {
      Runnable task = i % 2 == 0 ? nothing() : new FutureTask<>(nothing(), null);
      held.add(task);
      under(() -> assertRejected(() -> pool.execute(task)));
      under(() -> assertRejected(() -> forkJoin.execute(task)));
    }
  }

  private static void assertRejected(Runnable handOver) {
    try {
      handOver.run();
    } catch (RejectedExecutionException expected) {
      return;
    }
    throw new AssertionError("it was not rejected");
  }

  /** Its worker is busy and its queue is full: each task that comes costs one. */
  private void discarded(RejectedExecutionHandler handler) throws InterruptedException {
    CountDownLatch full = new CountDownLatch(1);
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(1), handler);
    pool.execute(() -> ExecutorContract.await(full));
    for (int i = 0; i < ROUNDS; i++) {
      under(() -> pool.execute(nothing()));
    }
    full.countDown();
    ExecutorContract.close(pool);
  }

  private void neverStartedAndGivenBack() {
    for (int i = 0; i < ROUNDS / ROUNDS_OF_A_POOL; i++) {
      ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
      for (int j = 0; j < ROUNDS_OF_A_POOL; j++) {
        under(() -> scheduler.schedule(nothing(), 1, TimeUnit.DAYS));
      }
      held.addAll(scheduler.shutdownNow());
    }
  }

  /** Pools that get no thread. */
  private void neverStartedAndDropped() {
    for (int i = 0; i < ROUNDS / ROUNDS_OF_A_POOL; i++) {
      ThreadPoolExecutor pool =
          new ThreadPoolExecutor(
              1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> noThread());
      for (int j = 0; j < ROUNDS_OF_A_POOL; j++) {
        under(() -> pool.execute(nothing()));
      }
      assertThat(pool.getQueue()).hasSize(ROUNDS_OF_A_POOL);
    }
  }

  private static @Nullable Thread noThread() {
    return null;
  }

  private void stagesOfFuturesThatNeverComplete() {
    for (int i = 0; i < ROUNDS; i++) {
      under(() -> new CompletableFuture<String>().thenApply(value -> value).thenRun(nothing()));
    }
  }

  private void timed() {
    Timer timer = new Timer(true);
    for (int i = 0; i < ROUNDS; i++) {
      TimerTask task =
          new TimerTask() {
            @Override
            public void run() {}
          };
      under(() -> timer.schedule(task, TimeUnit.DAYS.toMillis(1)));
      assertThat(task.cancel()).isTrue();
      held.add(task);
    }
    timer.cancel();
  }

  /** Those that have ended are held; those that never start are dropped. */
  private void virtualThreads() throws InterruptedException {
    ThreadFactory factory = Jdk21.virtualThreads();
    for (int i = 0; i < ROUNDS / 2; i++) {
      under(() -> factory.newThread(nothing()));
      Thread[] started = new Thread[1];
      under(() -> started[0] = factory.newThread(nothing()));
      started[0].start();
      started[0].join();
      held.add(started[0]);
    }
  }

  private void run(int count) throws InterruptedException {
    ThreadPoolExecutor pool = pool(new ThreadPoolExecutor.CallerRunsPolicy());
    ForkJoinPool forkJoin = new ForkJoinPool(1);
    for (int i = 0; i < count; i++) {
      switch (i % 4) {
        case 0 -> under(() -> pool.execute(nothing()));
        case 1 -> under(() -> held.add(pool.submit(nothing())));
        case 2 -> under(() -> CompletableFuture.runAsync(nothing(), forkJoin).thenRun(nothing()));
        default -> under(() -> held.add(forkJoin.submit(new Forking())));
      }
    }
    ExecutorContract.close(pool);
    ExecutorContract.close(forkJoin);
  }

  private static final class Forking extends RecursiveAction {
    @Override
    protected void compute() {
      ForkJoinTask.adapt(nothing()).fork().join();
    }
  }
}
