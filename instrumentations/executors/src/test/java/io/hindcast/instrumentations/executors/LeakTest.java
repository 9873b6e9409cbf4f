package io.hindcast.instrumentations.executors;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A million tasks, each under a context of its own: run, cancelled, removed, rejected, discarded,
 * never started. What the application goes on holding of them holds no context.
 */
@SuppressWarnings("FutureReturnValueIgnored") // most never run
class LeakTest {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new ExecutorsModule());

  private static final int ALL = 1_000_000;

  /** Of each kind that never runs. */
  private static final int ROUNDS = 50_000;

  private static final int ROUNDS_OF_A_POOL = 1_000;
  private static final int MOST_WALKS = 5;

  /** What a context is, what holds one, and what is made to hand one over. */
  private static final String CONTEXTS =
      "io\\.hindcast\\.bootstrap\\.record\\.(\\w+Record|\\w*Trace\\w*|WaitingTask|Backlog)"
          + "|io\\.hindcast\\.instrumentations\\.executors\\.(Carrying\\w+|HandedOver)";

  private final List<Object> held = new ArrayList<>();
  private final CountDownLatch open = new CountDownLatch(1);
  private int tasks;

  @Test
  void aMillionTasks_leaveNothingOnTheHeap() throws Exception {
    Map<String, Long> before = HeapWalk.instances(CONTEXTS);
    ThreadPoolExecutor blocked = pool(new ThreadPoolExecutor.AbortPolicy());
    blocked.execute(() -> ExecutorContract.await(open));

    cancelled(blocked);
    blocked.purge();
    removed(blocked);
    cancelled(blocked);
    assertThat(HeapWalk.instances(CONTEXTS).get(InternalRecord.class.getName()))
        .as("the walk sees those that wait")
        .isGreaterThanOrEqualTo(ROUNDS);
    rejected();
    discarded((task, pool) -> held.add(task));
    discarded(new ThreadPoolExecutor.DiscardOldestPolicy());
    neverStartedAndGivenBack();
    neverStartedAndDropped();
    stagesOfFuturesThatNeverComplete();
    open.countDown();
    ExecutorContract.close(blocked);
    run(ALL - tasks);

    DroppedTasks.awaitCollected();
    assertThat(moreThan(before)).as("left of %s tasks", tasks).isEmpty();
    assertThat(tasks).isEqualTo(ALL);
    assertThat(held).hasSizeGreaterThan(5 * ROUNDS);
  }

  /** Walks again where a thread that ends still holds what it worked on last. */
  private static Map<String, Long> moreThan(Map<String, Long> before) throws JMException {
    Map<String, Long> left = new TreeMap<>();
    for (int i = 0; i < MOST_WALKS && (i == 0 || !left.isEmpty()); i++) {
      left = HeapWalk.instances(CONTEXTS);
      left.replaceAll((name, count) -> count - before.getOrDefault(name, 0L));
      left.values().removeIf(more -> more <= 0);
    }
    return left;
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
      Runnable removed = nothing();
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
      Runnable task = nothing();
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

  private void run(int count) throws InterruptedException {
    ThreadPoolExecutor pool = pool(new ThreadPoolExecutor.CallerRunsPolicy());
    ForkJoinPool forkJoin = new ForkJoinPool(1);
    for (int i = 0; i < count; i++) {
      if (i % 2 == 0) {
        under(() -> pool.execute(nothing()));
      } else {
        under(() -> CompletableFuture.runAsync(nothing(), forkJoin).thenRun(nothing()));
      }
    }
    ExecutorContract.close(pool);
    ExecutorContract.close(forkJoin);
  }
}
