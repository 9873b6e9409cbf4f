package io.hindcast.instrumentations.executors;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.TaskContexts;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Trees of tasks over all kinds of executors, nested at random; every task knows the context that
 * it should see.
 */
@SuppressWarnings("FutureReturnValueIgnored") // tasks are counted
class MixedExecutorsStressTest {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new ExecutorsModule());

  private static final long SEED = 20_261_122;
  private static final long DURATION_NANOS = 3_000_000_000L;
  private static final long GRACE_NANOS = 60_000_000_000L;
  private static final int MAX_PENDING = 2_000;
  private static final int MAX_DEPTH = 4;

  private final ExecutorService fixed = Executors.newFixedThreadPool(3);
  private final ScheduledExecutorService scheduled = Executors.newScheduledThreadPool(2);
  private final ForkJoinPool forkJoin = new ForkJoinPool(3);
  private final ExecutorService callerRuns =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(4),
          new ThreadPoolExecutor.CallerRunsPolicy());

  private final AtomicLong pending = new AtomicLong();
  private final AtomicLong checked = new AtomicLong();
  private final AtomicLong wrong = new AtomicLong();

  @Test
  void everyTask_seesItsContext() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    ThreadContext thread = ThreadContext.get();
    long end = System.nanoTime() + DURATION_NANOS;
    while (System.nanoTime() < end) {
      if (pending.get() > MAX_PENDING) {
        LockSupport.parkNanos(100_000);
        continue;
      }
      InternalRecord root = random.nextInt(8) == 0 ? null : new InternalRecord(thread, null);
      thread.swap(root);
      handOver(new Work(random.nextLong(), MAX_DEPTH, root));
      thread.swap(null);
    }
    while (pending.get() > 0 && System.nanoTime() < end + GRACE_NANOS) {
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(pending).as("tasks that did not end, seed %s", SEED).hasValue(0);
    for (ExecutorService each : List.of(fixed, scheduled, forkJoin, callerRuns)) {
      ExecutorContract.close(each);
    }

    assertThat(wrong).as("of %s checks, seed %s", checked, SEED).hasValue(0);
    assertThat(checked.get()).isGreaterThan(1_000);
    assertThat(TaskContexts.isEmpty()).isTrue();
  }

  /** A task, and what it hands over in its turn. */
  private final class Work implements Runnable {
    private final SplittableRandom random;
    private final int depth;
    private final @Nullable InternalRecord expected;

    Work(long seed, int depth, @Nullable InternalRecord expected) {
      this.random = new SplittableRandom(seed);
      this.depth = depth;
      this.expected = expected;
    }

    @Override
    public void run() {
      check(expected);
      int children = depth == 0 ? 0 : random.nextInt(4);
      ThreadContext thread = ThreadContext.get();
      for (int i = 0; i < children; i++) {
        InternalRecord theirs =
            switch (random.nextInt(8)) {
              case 0 -> null;
              case 1, 2, 3 -> new InternalRecord(thread);
              default -> expected;
            };
        thread.swap(theirs);
        handOver(new Work(random.nextLong(), depth - 1, theirs));
        check(theirs);
        thread.swap(expected);
      }
      check(expected);
      pending.decrementAndGet();
    }
  }

  private void check(@Nullable InternalRecord expected) {
    checked.incrementAndGet();
    if (ThreadContext.get().current() != expected) {
      wrong.incrementAndGet();
    }
  }

  private void handOver(Work work) {
    pending.incrementAndGet();
    switch (work.random.nextInt(11)) {
      case 0 -> fixed.execute(work);
      case 1 -> fixed.submit(work);
      case 2 -> fixed.submit(() -> runAndReturn(work));
      case 3 -> scheduled.schedule(work, work.random.nextInt(2), TimeUnit.MILLISECONDS);
      case 4 -> callerRuns.execute(work);
      case 5 -> forkJoin.execute(work);
      case 6 -> forkJoin.execute(forking(work));
      case 7 -> CompletableFuture.runAsync(work, fixed);
      case 8 -> CompletableFuture.supplyAsync(() -> 1).thenAcceptAsync(one -> work.run(), forkJoin);
      case 9 -> afterSomebodyElse(work);
      default -> {
        IntStream.range(0, 8).parallel().forEach(i -> check(work.expected));
        work.run();
      }
    }
  }

  private static int runAndReturn(Work work) {
    work.run();
    return 1;
  }

  /** Forks a check, so that joining it may run other tasks in between. */
  private RecursiveAction forking(Work work) {
    return new RecursiveAction() {
      @Override
      protected void compute() {
        RecursiveAction forked =
            new RecursiveAction() {
              @Override
              protected void compute() {
                check(work.expected);
              }
            };
        forked.fork();
        work.run();
        forked.join();
        check(work.expected);
      }
    };
  }

  /** The stage is run by whoever completes the future, in a context of its own or in none. */
  private void afterSomebodyElse(Work work) {
    CompletableFuture<String> future = new CompletableFuture<>();
    future.thenRun(work);
    ThreadContext thread = ThreadContext.get();
    InternalRecord other = work.random.nextBoolean() ? null : new InternalRecord(thread, null);
    thread.swap(other);
    if (work.random.nextBoolean()) {
      fixed.execute(() -> future.complete("done"));
    } else {
      future.complete("done");
    }
    check(other);
    thread.swap(work.expected);
  }
}
