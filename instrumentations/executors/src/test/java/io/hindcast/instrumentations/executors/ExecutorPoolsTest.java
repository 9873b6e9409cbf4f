package io.hindcast.instrumentations.executors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.bootstrap.pool.ExecutorPools;
import io.hindcast.bootstrap.pool.ExecutorReading;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pools are known from their first worker on, with no word of it from the application. */
class ExecutorPoolsTest {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new ExecutorsModule());

  private final CountDownLatch open = new CountDownLatch(1);

  @BeforeEach
  void makeRoomForNames() {
    // Of the pools of other tests, that are shut down.
    ExecutorPools.read();
  }

  /** Threads named as an application would. */
  private static ThreadFactory named(String name) {
    AtomicInteger number = new AtomicInteger();
    return task -> new Thread(task, name + "-" + number.incrementAndGet());
  }

  private static List<ExecutorReading> read(String name) {
    return ExecutorPools.read().stream().filter(reading -> reading.name().equals(name)).toList();
  }

  /** Has an executor run tasks that do not end, each on a thread of its own. */
  private void occupy(ExecutorService pool, int tasks) {
    CountDownLatch running = new CountDownLatch(tasks);
    for (int i = 0; i < tasks; i++) {
      pool.execute(
          () -> {
            running.countDown();
            ExecutorContract.await(open);
          });
    }
    ExecutorContract.await(running);
  }

  private void close(ExecutorService pool) throws InterruptedException {
    open.countDown();
    ExecutorContract.close(pool);
  }

  @Test
  void threadPool() throws Exception {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            2, 2, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(3), named("orders"));
    assertThat(read("orders")).as("without a worker").isEmpty();
    occupy(pool, 2);
    for (int i = 0; i < 3; i++) {
      pool.execute(() -> {});
    }
    for (int i = 0; i < 4; i++) {
      assertThatThrownBy(() -> pool.execute(() -> {}))
          .isInstanceOf(RejectedExecutionException.class);
    }

    assertThat(read("orders")).containsExactly(new ExecutorReading("orders", 3, 2, 2, 2, 4));
    close(pool);
    assertThat(read("orders")).containsExactly(new ExecutorReading("orders", 0, 0, 0, 0, 4));
  }

  @Test
  void scheduledPool() throws Exception {
    ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(2, named("reports"));
    occupy(pool, 1);
    assertThat(pool.schedule(() -> {}, 1, TimeUnit.DAYS).isDone()).isFalse();
    // A thread that is about to look for its first task counts as active.
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (pool.getActiveCount() > 1 && System.nanoTime() - deadline < 0) {
      Thread.onSpinWait();
    }

    assertThat(read("reports")).containsExactly(new ExecutorReading("reports", 1, 1, 2, 2, 0));
    pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    close(pool);
  }

  @Test
  void forkJoinPool() throws Exception {
    ForkJoinPool pool = new ForkJoinPool(1, ExecutorPoolsTest::stream, null, false);
    occupy(pool, 1);
    pool.execute(() -> {});

    assertThat(read("stream")).containsExactly(new ExecutorReading("stream", 1, 1, 1, 1, 0));
    close(pool);
  }

  private static ForkJoinWorkerThread stream(ForkJoinPool pool) {
    ForkJoinWorkerThread worker = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
    worker.setName("stream-1");
    return worker;
  }

  @Test
  void thePoolsOfTheAgentItself_stayOut() throws Exception {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            (ThreadFactory)
                task ->
                    new Thread(
                        () -> {
                          ThreadContext.get().suppress();
                          task.run();
                        },
                        "sending-1"));
    occupy(pool, 1);

    assertThat(read("sending")).isEmpty();
    close(pool);
  }
}
