package io.hindcast.instrumentations.executors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hindcast.bootstrap.pool.ExecutorPools;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.QueueWaitRecord;
import io.hindcast.bootstrap.record.QueueWaits;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.TaskContexts;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What every executor service owes: tasks run under the context of the code that gave them. */
abstract class ExecutorContract {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new ExecutorsModule());

  private static final long LONG_NANOS = 20_000_000;

  /** Moments are rounded to 8 microseconds. */
  private static final long MORE_THAN_A_STEP = 100_000;

  private static final Seen SHARED = new Seen();

  /** One object, however often it is evaluated. */
  @SuppressWarnings("UnnecessaryLambda") // one object is what is tested
  private static final Runnable SINGLETON = () -> SHARED.look();

  final Seen seen = new Seen();
  private ExecutorService executor = Executors.newCachedThreadPool();

  /** A new executor with this many threads. */
  abstract ExecutorService newExecutor(int threads);

  @BeforeEach
  void open() {
    executor.shutdown();
    executor = newExecutor(2);
  }

  @AfterEach
  void close() throws Exception {
    close(executor);
    assertThat(TaskContexts.isEmpty()).as("no context waits").isTrue();
  }

  final ExecutorService executor() {
    return executor;
  }

  /** Lets a pool run its tasks and end. */
  static void close(ExecutorService executor) throws InterruptedException {
    executor.shutdown();
    assertThat(executor.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
  }

  /** Runs something under a record, waits for the pool, and asserts that all tasks saw it. */
  final void seesItsContext(int tasks, WovenExtension.Block block) throws Exception {
    InternalRecord root = woven.under(block);
    close(executor);
    assertThat(seen.spans()).hasSize(tasks).containsOnly(root);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void execute_lambda() throws Exception {
    seesItsContext(1, () -> executor.execute(() -> seen.look()));
  }

  @Test
  void execute_methodReference() throws Exception {
    seesItsContext(1, () -> executor.execute(seen::look));
  }

  @Test
  @SuppressWarnings("UnnecessaryAnonymousClass") // it is what is tested
  void execute_anonymousClass() throws Exception {
    Runnable task =
        new Runnable() {
          @Override
          public void run() {
            seen.look();
          }
        };
    seesItsContext(1, () -> executor.execute(task));
  }

  @Test
  void execute_futureTask() throws Exception {
    FutureTask<String> task = new FutureTask<>(() -> seen.look("done"));
    seesItsContext(
        1,
        () -> {
          executor.execute(task);
          assertThat(task.get()).isEqualTo("done");
        });
  }

  @Test
  void submit_runnable() throws Exception {
    seesItsContext(1, () -> executor.submit((Runnable) seen::look).get());
  }

  @Test
  void submit_runnableWithResult() throws Exception {
    seesItsContext(
        1, () -> assertThat(executor.submit(seen::look, "done").get()).isEqualTo("done"));
  }

  @Test
  void submit_callable() throws Exception {
    seesItsContext(
        1, () -> assertThat(executor.submit(() -> seen.look("done")).get()).isEqualTo("done"));
  }

  @Test
  void invokeAll() throws Exception {
    List<Callable<Integer>> tasks = List.of(() -> seen.look(1), () -> seen.look(2));
    seesItsContext(
        4,
        () -> {
          assertThat(executor.invokeAll(tasks)).hasSize(2).allMatch(Future::isDone);
          assertThat(executor.invokeAll(tasks, 20, TimeUnit.SECONDS)).hasSize(2);
        });
  }

  @Test
  void invokeAny() throws Exception {
    seesItsContext(
        2,
        () -> {
          assertThat(executor.<Integer>invokeAny(List.of(() -> seen.look(1)))).isEqualTo(1);
          assertThat(executor.<Integer>invokeAny(List.of(() -> seen.look(2)), 20, TimeUnit.SECONDS))
              .isEqualTo(2);
        });
  }

  @Test
  void invokeAny_losersLeaveNothing() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Callable<Integer> loser =
        () -> {
          never.await();
          return 0;
        };
    InternalRecord root =
        woven.under(
            () -> assertThat(executor.invokeAny(List.of(() -> 1, loser, loser))).isEqualTo(1));
    never.countDown();

    close(executor);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void withoutContext_runsWithout() throws Exception {
    ExecutorService one = newExecutor(1);
    InternalRecord root = woven.under(() -> one.submit((Runnable) seen::look).get());
    one.submit((Runnable) seen::look).get();
    close(one);

    assertThat(seen.spans()).containsExactly(root, null);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void poolStartUp_leavesNoContextInItsThreads() throws Exception {
    CountDownLatch started = new CountDownLatch(2);
    InternalRecord root =
        woven.under(
            () -> {
              for (int i = 0; i < 2; i++) {
                executor.execute(
                    () -> {
                      started.countDown();
                      await(started);
                    });
              }
              awaitTwoThreads(started);
            });
    CountDownLatch looked = new CountDownLatch(2);
    for (int i = 0; i < 2; i++) {
      executor.execute(
          () -> {
            seen.look();
            looked.countDown();
            await(looked);
          });
    }
    awaitTwoThreads(looked);

    assertThat(seen.spans()).hasSize(2).containsOnlyNulls();
    assertThat(woven.await(1)).containsExactly(root);
  }

  /**
   * Awaits two tasks that wait for each other. A fork/join pool promises no second thread for a
   * second task, and on JDK 17 it misses the signal once in a while: another task is another
   * signal.
   */
  private void awaitTwoThreads(CountDownLatch both) throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      if (both.await(200, TimeUnit.MILLISECONDS)) {
        return;
      }
      executor.execute(() -> {});
    }
    throw new AssertionError("two tasks did not get two threads within 20 s");
  }

  @Test
  void aTaskThatThrows_leavesNoContext() throws Exception {
    ExecutorService one = newExecutor(1);
    InternalRecord root =
        woven.under(
            () -> {
              Callable<Void> failing =
                  () -> {
                    seen.look();
                    throw new IllegalStateException("the task's own");
                  };
              assertThatThrownBy(() -> one.submit(failing).get())
                  .isInstanceOf(ExecutionException.class)
                  .rootCause()
                  .hasMessage("the task's own");
            });
    one.submit((Runnable) seen::look).get();
    close(one);

    assertThat(seen.spans()).containsExactly(root, null);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void nestedPools_passItOn() throws Exception {
    ExecutorService inner = newExecutor(1);
    ExecutorService innermost = newExecutor(1);
    seesItsContext(
        3,
        () ->
            executor
                .submit(
                    () -> {
                      seen.look();
                      return inner
                          .submit(
                              () -> {
                                seen.look();
                                return innermost.submit((Runnable) seen::look).get();
                              })
                          .get();
                    })
                .get());
    close(inner);
    close(innermost);
  }

  @Test
  void theInnermostSpan_isTheContext() throws Exception {
    AtomicReference<InternalRecord> child = new AtomicReference<>();
    InternalRecord root =
        woven.under(
            () -> {
              ThreadContext thread = ThreadContext.get();
              InternalRecord record = new InternalRecord(thread);
              record.activate(thread);
              Future<?> future = executor.submit((Runnable) seen::look);
              record.deactivate(thread);
              record.end();
              child.set(record);
              future.get();
            });

    assertThat(seen.spans()).containsExactly(child.get());
    assertThat(woven.await(2)).containsExactly(root, child.get());
  }

  @Test
  void aTaskThatOutlivesItsRequest_keepsItsTrace() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    List<Future<InternalRecord>> late = new ArrayList<>();
    InternalRecord root =
        woven.under(
            () ->
                late.add(
                    executor.submit(
                        () -> {
                          await(ended);
                          InternalRecord record = new InternalRecord(ThreadContext.get());
                          record.end();
                          return record;
                        })));
    assertThat(root.isEnded()).isTrue();
    ended.countDown();
    SpanRecord straggler = late.get(0).get();

    assertThat(straggler.parent()).isSameAs(root);
    assertThat(straggler.traceIdLow()).isEqualTo(root.traceIdLow());
    assertThat(woven.await(2)).containsExactly(root, straggler);
  }

  @Test
  void oneRunnableFromTwoTraces_runsUnderEachInOrder() throws Exception {
    ExecutorService one = newExecutor(1);
    int from = SHARED.spans().size();
    CountDownLatch open = new CountDownLatch(1);
    one.execute(() -> await(open));
    InternalRecord left = woven.under(() -> one.execute(SINGLETON));
    InternalRecord right = woven.under(() -> one.execute(SINGLETON));
    open.countDown();
    close(one);

    List<SpanRecord> spans = SHARED.spans().subList(from, from + 2);
    assertThat(spans).containsExactlyInAnyOrder(left, right);
    if (isFirstInFirstOut()) {
      assertThat(spans).containsExactly(left, right);
    }
    assertThat(woven.await(2)).containsExactly(left, right);
  }

  boolean isFirstInFirstOut() {
    return true;
  }

  @Test
  void tasksWithAContext_areCountedByHowLongTheyWaited() throws Exception {
    assumeTrue(hasWorkers(), "a task waits here for nothing but its own thread to start");
    Waits waits = Waits.of(executor);
    List<Callable<Integer>> two = List.of(() -> seen.look(1), () -> seen.look(2));
    long from = System.nanoTime();
    InternalRecord root =
        woven.under(
            () -> {
              executor.execute(seen::look);
              executor.submit(() -> seen.look(0)).get();
              assertThat(executor.invokeAll(two)).hasSize(2);
            });
    executor.submit(() -> seen.look(0)).get();
    close(executor);

    assertThat(seen.spans()).hasSize(5);
    assertThat(waits.count()).isEqualTo(4);
    assertThat(waits.nanos()).isBetween(0L, 4 * (System.nanoTime() - from + MORE_THAN_A_STEP));
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void aLongWait_isARecordUnderTheHandOver() throws Exception {
    assumeTrue(hasQueue(), "a task never waits here but for its thread to start");
    // Makes room for names, of the pools of other tests that are shut down.
    ExecutorPools.read();
    ExecutorService one = newExecutor(1);
    Waits waits = Waits.of(one);
    CountDownLatch open = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    AtomicReference<String> worker = new AtomicReference<>("");
    one.execute(() -> await(open));
    QueueWaits.spansFrom(LONG_NANOS);
    InternalRecord root =
        woven.under(
            () -> {
              one.execute(
                  () -> {
                    worker.set(Thread.currentThread().getName());
                    done.countDown();
                  });
              long handedOver = System.nanoTime();
              while (System.nanoTime() - handedOver < LONG_NANOS + MORE_THAN_A_STEP) {
                LockSupport.parkNanos(1_000_000);
              }
              open.countDown();
              await(done);
            });
    close(one);

    List<SpanRecord> records = woven.await(2);
    assertThat(records.get(0)).isSameAs(root);
    QueueWaitRecord wait = (QueueWaitRecord) records.get(1);
    assertThat(wait.parent()).isSameAs(root);
    assertThat(wait.executor)
        .isEqualTo(Objects.requireNonNull(worker.get()).replaceFirst("-\\d+$", ""));
    assertThat(wait.waitedNanos()).isGreaterThanOrEqualTo(LONG_NANOS);
    assertThat(wait.endNanos() - root.endNanos()).isNegative();
    assertThat(waits.count()).isEqualTo(1);
    assertThat(waits.nanos()).isBetween(LONG_NANOS, wait.waitedNanos() + MORE_THAN_A_STEP);
  }

  /** Whether tasks wait for one another. */
  boolean hasQueue() {
    return hasWorkers();
  }

  /** Whether its threads run more than one task. */
  boolean hasWorkers() {
    return true;
  }

  @Test
  void aSuppressedThread_handsOverNothing() throws Exception {
    InternalRecord root =
        woven.under(
            () -> {
              ThreadContext.get().suppress();
              try {
                executor.submit((Runnable) seen::look).get();
              } finally {
                ThreadContext.get().resume();
              }
            });

    assertThat(seen.spans()).hasSize(1).containsOnlyNulls();
    assertThat(woven.await(1)).containsExactly(root);
  }

  static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
