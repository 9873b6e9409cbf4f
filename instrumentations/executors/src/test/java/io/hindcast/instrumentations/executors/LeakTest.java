package io.hindcast.instrumentations.executors;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.TaskContexts;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tasks that never run leave no context on the heap. */
@SuppressWarnings("FutureReturnValueIgnored") // they never run
class LeakTest {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new ExecutorsModule());

  private static final int ROUNDS = 2_000;

  private final List<WeakReference<InternalRecord>> contexts = new ArrayList<>();

  /** Runs something under a context that only it and what it leaves behind refer to. */
  private void under(Runnable block) {
    ThreadContext thread = ThreadContext.get();
    InternalRecord record = new InternalRecord(thread, null);
    contexts.add(new WeakReference<>(record));
    record.activate(thread);
    block.run();
    record.deactivate(thread);
  }

  private void assertNoneIsLeft() {
    for (int i = 0; i < 500 && (left() > 0 || !TaskContexts.isEmpty()); i++) {
      System.gc();
      LockSupport.parkNanos(1_000_000);
      expunge();
    }
    assertThat(left()).as("contexts left of " + contexts.size()).isZero();
    assertThat(TaskContexts.isEmpty()).isTrue();
  }

  private long left() {
    return contexts.stream().filter(context -> !context.refersTo(null)).count();
  }

  /** What was collected is let go of when the next task is handed over. */
  private void expunge() {
    ThreadContext thread = ThreadContext.get();
    thread.swap(new InternalRecord(thread, null));
    ForkJoinPool.commonPool().submit(() -> {}).join();
    thread.swap(null);
  }

  private static Runnable nothing() {
    byte[] own = new byte[1];
    return () -> own[0]++;
  }

  @Test
  void cancelledAndRemoved() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    pool.execute(() -> ExecutorContract.await(open));
    List<Object> held = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      under(
          () -> {
            Future<?> cancelled = pool.submit(nothing());
            cancelled.cancel(false);
            held.add(cancelled);
            Runnable removed = nothing();
            pool.execute(removed);
            pool.remove(removed);
            held.add(removed);
          });
    }
    pool.purge();

    assertNoneIsLeft();
    assertThat(held).hasSize(2 * ROUNDS);
    open.countDown();
    ExecutorContract.close(pool);
  }

  @Test
  void rejected() throws Exception {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    ForkJoinPool forkJoin = new ForkJoinPool(1);
    ExecutorContract.close(pool);
    ExecutorContract.close(forkJoin);
    List<Runnable> held = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      Runnable task = nothing();
      held.add(task);
      under(() -> assertRejected(() -> pool.execute(task)));
      under(() -> assertRejected(() -> forkJoin.execute(task)));
    }

    assertNoneIsLeft();
    assertThat(held).hasSize(ROUNDS);
  }

  private static void assertRejected(Runnable handOver) {
    try {
      handOver.run();
    } catch (RejectedExecutionException expected) {
      return;
    }
    throw new AssertionError("it was not rejected");
  }

  @Test
  void neverStarted_andTheirExecutorDropped() {
    for (int i = 0; i < 20; i++) {
      dropAnExecutorFullOfTasks();
    }

    assertNoneIsLeft();
  }

  private void dropAnExecutorFullOfTasks() {
    ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
    for (int i = 0; i < ROUNDS / 20; i++) {
      under(() -> scheduler.schedule(nothing(), 1, TimeUnit.DAYS));
    }
    scheduler.shutdownNow();
  }

  @Test
  void stagesOfAFutureThatNeverCompletes() {
    for (int i = 0; i < ROUNDS; i++) {
      under(() -> new CompletableFuture<String>().thenApply(value -> value).thenRun(nothing()));
    }

    assertNoneIsLeft();
  }
}
