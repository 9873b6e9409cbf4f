package io.hindcast.instrumentations.serverthreads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.bootstrap.pool.ExecutorPools;
import io.hindcast.bootstrap.pool.ExecutorReading;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.QueueWaitReading;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.TaskContexts;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.testing.CarryingTask;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the pool of a server owes. */
abstract class ServerThreadsContract {
  @RegisterExtension static final WovenExtension woven = AllServers.woven();

  private static final long SEED = 20_261_121;
  private static final AtomicInteger NUMBER = new AtomicInteger();

  /** A letter, not a number: that would be cut off. */
  private final String name =
      getClass().getSimpleName() + '-' + (char) ('a' + NUMBER.getAndIncrement());

  private final List<@Nullable SpanRecord> seen = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch open = new CountDownLatch(1);
  private final List<Executor> pools = new ArrayList<>();

  /** A running pool of so many threads, whose names begin with that of the pool. */
  abstract Executor newPool(String poolName, int threads) throws Exception;

  /** What the names of its threads have between that of the pool and the number. */
  String kindOfThread() {
    return "";
  }

  /** Has it take no more tasks, and awaits its end. Once more does nothing. */
  abstract void end(Executor pool) throws Exception;

  @AfterEach
  void close() throws Exception {
    open.countDown();
    for (Executor pool : pools) {
      end(pool);
    }
    assertThat(TaskContexts.isEmpty()).isTrue();
  }

  final Executor pool(int threads) throws Exception {
    Executor pool = newPool(name, threads);
    pools.add(pool);
    return pool;
  }

  final String name() {
    return name;
  }

  final void look() {
    seen.add(ThreadContext.get().span());
  }

  final CarryingTask<Boolean> looking() {
    return new CarryingTask<>(() -> seen.add(ThreadContext.get().span()));
  }

  final List<@Nullable SpanRecord> seen() {
    return seen;
  }

  final void open() {
    open.countDown();
  }

  /** All that was handed over before has run then, where the pool has one thread. */
  static void awaitIdle(Executor pool) {
    CountDownLatch idle = new CountDownLatch(1);
    pool.execute(idle::countDown);
    await(idle);
  }

  static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** Has the pool's threads run tasks that do not end. */
  final void occupy(Executor pool, int threads) {
    CountDownLatch running = new CountDownLatch(threads);
    for (int i = 0; i < threads; i++) {
      pool.execute(
          () -> {
            running.countDown();
            await(open);
          });
    }
    await(running);
  }

  final ExecutorReading reading() {
    return ExecutorPools.read().stream()
        .filter(reading -> reading.name().equals(name + kindOfThread()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aTask_runsUnderTheContext() throws Exception {
    Executor pool = pool(1);
    InternalRecord root = woven.under(() -> pool.execute(this::look));
    pool.execute(this::look);
    awaitIdle(pool);

    assertThat(seen).containsExactly(root, null);
    assertThat(woven.await(1)).containsExactly(root);
  }

  /** What {@code submit} makes in an application: an {@code execute} of a task that has fields. */
  @Test
  void submit_runsUnderTheContext_andTheFutureHoldsNone() throws Exception {
    Executor pool = pool(1);
    CarryingTask<Boolean> future = looking();
    InternalRecord root = woven.under(() -> pool.execute(future));
    assertThat(future.get(20, TimeUnit.SECONDS)).isTrue();
    pool.execute(this::look);
    awaitIdle(pool);

    assertThat(seen).containsExactly(root, null);
    assertThat(future.hindcastContext()).isNull();
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void submit_ofATaskThatIsRefused_leavesTheFutureNone() throws Exception {
    Executor pool = pool(1);
    awaitIdle(pool);
    end(pool);
    CarryingTask<Boolean> future = looking();
    InternalRecord root =
        woven.under(
            () ->
                assertThatThrownBy(() -> pool.execute(future))
                    .isInstanceOf(RejectedExecutionException.class));

    assertThat(future.hindcastContext()).isNull();
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void aTaskThatThrows_leavesNoContext() throws Exception {
    Executor pool = pool(1);
    InternalRecord root =
        woven.under(
            () ->
                pool.execute(
                    () -> {
                      look();
                      throw new IllegalStateException("the task's own");
                    }));
    pool.execute(this::look);
    awaitIdle(pool);

    assertThat(seen).containsExactly(root, null);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void oneRunnableFromTwoTraces_runsUnderEachInOrder() throws Exception {
    Executor pool = pool(1);
    Runnable shared = this::look;
    occupy(pool, 1);
    InternalRecord left = woven.under(() -> pool.execute(shared));
    InternalRecord right = woven.under(() -> pool.execute(shared));
    open();
    awaitIdle(pool);

    assertThat(seen).containsExactly(left, right);
    assertThat(woven.await(2)).containsExactly(left, right);
  }

  @Test
  void thePool_isRead() throws Exception {
    Executor pool = pool(2);
    occupy(pool, 2);
    for (int i = 0; i < 3; i++) {
      pool.execute(() -> {});
    }

    assertThat(reading()).isEqualTo(new ExecutorReading(name + kindOfThread(), 3, 2, 2, 2, 0));
  }

  @Test
  void aTaskThatIsRefused_isForgottenAndCounted() throws Exception {
    Executor pool = pool(1);
    awaitIdle(pool);
    end(pool);
    Runnable kept = this::look;
    InternalRecord root =
        woven.under(
            () ->
                assertThatThrownBy(() -> pool.execute(kept))
                    .isInstanceOf(RejectedExecutionException.class));
    assertThatThrownBy(() -> pool.execute(kept)).isInstanceOf(RejectedExecutionException.class);

    assertThat(TaskContexts.isEmpty()).isTrue();
    assertThat(reading().rejected()).isEqualTo(2);
    assertThat(seen).isEmpty();
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void waits_areCounted() throws Exception {
    Executor pool = pool(1);
    InternalRecord root =
        woven.under(
            () -> {
              pool.execute(this::look);
              pool.execute(this::look);
            });
    pool.execute(this::look);
    awaitIdle(pool);

    QueueWaitReading waits =
        ExecutorPools.queueWaits().stream()
            .filter(reading -> reading.executor().equals(name + kindOfThread()))
            .findFirst()
            .orElseThrow();
    assertThat(waits.counts().stream().mapToLong(Long::longValue).sum()).isEqualTo(2);
    assertThat(seen).hasSize(3);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void aSuppressedThread_handsOverNothing() throws Exception {
    Executor pool = pool(1);
    InternalRecord root =
        woven.under(
            () -> {
              ThreadContext.get().suppress();
              try {
                pool.execute(this::look);
              } finally {
                ThreadContext.get().resume();
              }
              awaitIdle(pool);
            });

    assertThat(seen).hasSize(1).containsOnlyNulls();
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void randomHandOvers_neverMix() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    Executor[] targets = {pool(1), pool(3)};
    AtomicInteger checked = new AtomicInteger();
    AtomicInteger wrong = new AtomicInteger();
    ThreadContext thread = ThreadContext.get();
    for (int i = 0; i < 30_000; i++) {
      InternalRecord expected = random.nextInt(4) == 0 ? null : new InternalRecord(thread, null);
      Executor first = targets[random.nextInt(2)];
      Executor second = targets[random.nextInt(2)];
      Runnable check =
          () -> {
            checked.incrementAndGet();
            if (ThreadContext.get().current() != expected) {
              wrong.incrementAndGet();
            }
          };
      thread.swap(expected);
      first.execute(
          () -> {
            check.run();
            second.execute(check);
          });
      thread.swap(null);
    }
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (checked.get() < 60_000 && System.nanoTime() - deadline < 0) {
      LockSupport.parkNanos(1_000_000);
    }

    assertThat(checked).hasValue(60_000);
    assertThat(wrong).as("seed %s", SEED).hasValue(0);
  }
}
