package io.hindcast.instrumentations.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.QueueWaitRecord;
import io.hindcast.bootstrap.record.QueueWaits;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.testing.WovenExtension;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ScheduledFuture;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What every executor of Netty's owes, each with one thread. */
@SuppressWarnings("FutureReturnValueIgnored") // tasks and listeners tell
abstract class EventExecutorContract {
  @RegisterExtension static final WovenExtension woven = Woven.extension();

  private static final long LONG_NANOS = 20_000_000;
  private static final long MORE_THAN_A_STEP = 100_000;

  final Seen seen = new Seen();
  private EventExecutor executor = newExecutor();

  /** A new executor whose thread has not started. */
  abstract EventExecutor newExecutor();

  /** Ends it, where it ends. */
  void close(EventExecutor toClose) {
    toClose.shutdownGracefully(0, 20, TimeUnit.SECONDS).syncUninterruptibly();
  }

  @BeforeEach
  void open() {
    close(executor);
    executor = newExecutor();
  }

  @AfterEach
  void close() {
    close(executor);
  }

  final EventExecutor executor() {
    return executor;
  }

  /** Runs something under a record, and asserts that all tasks saw it. */
  final void seesItsContext(int tasks, WovenExtension.Block block) throws Exception {
    InternalRecord root = woven.under(block);
    awaitIdle();
    assertThat(seen.spans()).hasSize(tasks).containsOnly(root);
    assertThat(woven.await(1)).containsExactly(root);
  }

  /** What was handed over before has run then. */
  final void awaitIdle() {
    CountDownLatch idle = new CountDownLatch(1);
    executor.execute(idle::countDown);
    Seen.await(idle);
  }

  @Test
  void execute() throws Exception {
    seesItsContext(1, () -> executor.execute(seen::look));
  }

  @Test
  void submit() throws Exception {
    Callable<Integer> callable =
        () -> {
          seen.look();
          return 1;
        };
    seesItsContext(
        3,
        () -> {
          executor.submit(seen::look).get();
          assertThat(executor.submit(seen::look, 2).get()).isEqualTo(2);
          assertThat(executor.submit(callable).get()).isEqualTo(1);
        });
  }

  @Test
  void schedule_once_runsUnderTheContext() throws Exception {
    Callable<Integer> callable =
        () -> {
          seen.look();
          return 1;
        };
    seesItsContext(
        2,
        () -> {
          executor.schedule(seen::look, 5, TimeUnit.MILLISECONDS).get();
          assertThat(executor.schedule(callable, 5, TimeUnit.MILLISECONDS).get()).isEqualTo(1);
        });
  }

  @Test
  void schedule_onTheLoopItself_runsUnderTheContext() throws Exception {
    CountDownLatch ran = new CountDownLatch(1);
    seesItsContext(
        2,
        () -> {
          executor.execute(
              () -> {
                seen.look();
                executor.schedule(
                    () -> {
                      seen.look();
                      ran.countDown();
                    },
                    1,
                    TimeUnit.MILLISECONDS);
              });
          Seen.await(ran);
        });
  }

  @Test
  void schedule_periodic_runsWithoutContext() throws Exception {
    CountDownLatch runs = new CountDownLatch(6);
    Runnable task =
        () -> {
          seen.look();
          runs.countDown();
        };
    InternalRecord root =
        woven.under(
            () -> {
              Future<?> rate = executor.scheduleAtFixedRate(task, 0, 1, TimeUnit.MILLISECONDS);
              Future<?> delay = executor.scheduleWithFixedDelay(task, 0, 1, TimeUnit.MILLISECONDS);
              Seen.await(runs);
              rate.cancel(false);
              delay.cancel(false);
            });

    assertThat(seen.spans()).hasSizeGreaterThanOrEqualTo(6).containsOnlyNulls();
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void withoutContext_runsWithout() throws Exception {
    InternalRecord root = woven.under(() -> executor.submit(seen::look).get());
    executor.submit(seen::look).get();
    executor.execute(seen::look);
    awaitIdle();

    assertThat(seen.spans()).containsExactly(root, null, null);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void aTaskThatThrows_leavesNoContext() throws Exception {
    InternalRecord root =
        woven.under(
            () ->
                assertThatThrownBy(
                        () ->
                            executor
                                .submit(
                                    (Callable<Void>)
                                        () -> {
                                          seen.look();
                                          throw new IllegalStateException("the task's own");
                                        })
                                .get())
                    .isInstanceOf(ExecutionException.class)
                    .rootCause()
                    .hasMessage("the task's own"));
    executor.submit(seen::look).get();

    assertThat(seen.spans()).containsExactly(root, null);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void nestedHandOvers_passItOn() throws Exception {
    EventExecutor other = newExecutor();
    CountDownLatch done = new CountDownLatch(1);
    seesItsContext(
        3,
        () -> {
          executor.execute(
              () -> {
                seen.look();
                other.submit(
                    () -> {
                      seen.look();
                      executor.execute(
                          () -> {
                            seen.look();
                            done.countDown();
                          });
                    });
              });
          Seen.await(done);
        });
    close(other);
  }

  @Test
  void oneRunnableFromTwoTraces_runsUnderEachInOrder() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    executor.execute(() -> Seen.await(open));
    Runnable shared = seen::look;
    InternalRecord left = woven.under(() -> executor.execute(shared));
    InternalRecord right = woven.under(() -> executor.execute(shared));
    open.countDown();
    awaitIdle();

    assertThat(seen.spans()).containsExactly(left, right);
    assertThat(woven.await(2)).containsExactly(left, right);
  }

  @Test
  void aTaskThatOutlivesItsRequest_keepsItsTrace() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    InternalRecord root =
        woven.under(
            () ->
                executor.execute(
                    () -> {
                      Seen.await(ended);
                      new InternalRecord(ThreadContext.get()).end();
                    }));
    ended.countDown();
    List<SpanRecord> records = woven.await(2);

    assertThat(records.get(0)).isSameAs(root);
    assertThat(records.get(1).parent()).isSameAs(root);
  }

  @Test
  void aLongWait_isARecordUnderTheHandOver() throws Exception {
    assumeTrue(isCounted(), "its thread is no loop's: nobody knows where to count");
    CountDownLatch open = new CountDownLatch(1);
    executor.execute(() -> Seen.await(open));
    QueueWaits.spansFrom(LONG_NANOS);
    InternalRecord root =
        woven.under(
            () -> {
              long handedOver = System.nanoTime();
              executor.execute(seen::look);
              while (System.nanoTime() - handedOver < LONG_NANOS + MORE_THAN_A_STEP) {
                LockSupport.parkNanos(1_000_000);
              }
              open.countDown();
              awaitIdle();
            });

    List<SpanRecord> records = woven.takeAll().stream().filter(record -> record != root).toList();
    assertThat(records).isNotEmpty();
    QueueWaitRecord wait = (QueueWaitRecord) records.get(0);
    assertThat(wait.parent()).isSameAs(root);
    assertThat(wait.waitedNanos()).isGreaterThanOrEqualTo(LONG_NANOS);
    assertThat(seen.spans()).containsExactly(root);
  }

  /** Whether the executor's thread knows where to count waits. */
  boolean isCounted() {
    return true;
  }

  @Test
  void cancelled_isForgotten() throws Exception {
    ScheduledFuture<?>[] far = new ScheduledFuture<?>[1];
    WeakReference<InternalRecord> request =
        requestThat(
            () -> {
              far[0] = executor.schedule(() -> {}, 1, TimeUnit.DAYS);
              assertThat(far[0].cancel(false)).isTrue();
            });

    assertIsCollected(request);
    assertThat(far[0].isCancelled()).isTrue();
  }

  @Test
  void done_isForgotten() throws Exception {
    Future<?>[] done = new Future<?>[2];
    WeakReference<InternalRecord> request =
        requestThat(
            () -> {
              done[0] = executor.submit(() -> {}).sync();
              done[1] = executor.schedule(() -> {}, 1, TimeUnit.MILLISECONDS).sync();
            });

    awaitIdle();
    assertIsCollected(request);
    assertThat(done).allMatch(Future::isSuccess);
  }

  /** A request that only what it leaves behind refers to. */
  static WeakReference<InternalRecord> requestThat(WovenExtension.Block block) throws Exception {
    WeakReference<InternalRecord> request = new WeakReference<>(woven.under(block));
    woven.takeAll();
    return request;
  }

  static void assertIsCollected(WeakReference<InternalRecord> request) {
    for (int i = 0; i < 2_000 && !request.refersTo(null); i++) {
      System.gc();
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(request.refersTo(null)).as("collected").isTrue();
  }

  @Test
  void aSuppressedThread_handsOverNothing() throws Exception {
    InternalRecord root =
        woven.under(
            () -> {
              ThreadContext.get().suppress();
              try {
                executor.execute(seen::look);
                executor.submit(seen::look).get();
              } finally {
                ThreadContext.get().resume();
              }
            });

    assertThat(seen.spans()).hasSize(2).containsOnlyNulls();
    assertThat(woven.await(1)).containsExactly(root);
  }
}
