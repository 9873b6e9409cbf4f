package io.hindcast.bootstrap.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.QueueWaitReading;
import io.hindcast.bootstrap.record.QueueWaits;
import io.hindcast.bootstrap.record.RemoteParent;
import io.hindcast.bootstrap.record.ThreadContext;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PoolTableTest {
  private final PoolTable table = new PoolTable();
  private final CountDownLatch open = new CountDownLatch(1);
  private final List<ExecutorService> pools = new ArrayList<>();

  @AfterEach
  void close() throws InterruptedException {
    open.countDown();
    for (ExecutorService pool : pools) {
      pool.shutdownNow();
      assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  private ThreadPoolExecutor pool(int threads) {
    return opened(
        new ThreadPoolExecutor(threads, 8, 1, TimeUnit.DAYS, new LinkedBlockingQueue<>()));
  }

  private <E extends ExecutorService> E opened(E pool) {
    pools.add(pool);
    return pool;
  }

  /** Has a pool run so many tasks that do not end. */
  private void occupy(ThreadPoolExecutor pool, int tasks) throws InterruptedException {
    CountDownLatch running = new CountDownLatch(Math.min(tasks, pool.getCorePoolSize()));
    for (int i = 0; i < tasks; i++) {
      pool.execute(
          () -> {
            running.countDown();
            awaitQuietly();
          });
    }
    assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();
  }

  private void awaitQuietly() {
    try {
      open.await();
    } catch (InterruptedException shutDown) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void read_ofAThreadPool() throws Exception {
    ThreadPoolExecutor pool = pool(2);
    occupy(pool, 5);
    table.workerStarts(pool, "orders-1");
    table.workerStarts(pool, "orders-2");
    table.rejected(pool);

    assertThat(table.read()).containsExactly(new ExecutorReading("orders", 3, 2, 2, 8, 1));
  }

  @Test
  void read_ofAScheduledPool_takesItsCoreForItsMaximum() {
    ScheduledThreadPoolExecutor pool = opened(new ScheduledThreadPoolExecutor(3));
    assertThat(pool.schedule(() -> {}, 1, TimeUnit.DAYS).isDone()).isFalse();
    table.workerStarts(pool, "timer-1");
    // A thread that is about to look for its first task counts as active.
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (pool.getActiveCount() > 0 && System.nanoTime() - deadline < 0) {
      Thread.onSpinWait();
    }

    assertThat(table.read()).containsExactly(new ExecutorReading("timer", 1, 0, 1, 3, 0));
  }

  @Test
  void read_ofAForkJoinPool() throws Exception {
    ForkJoinPool pool = opened(new ForkJoinPool(1));
    CountDownLatch running = new CountDownLatch(1);
    pool.execute(
        () -> {
          running.countDown();
          awaitQuietly();
        });
    assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();
    pool.execute(() -> {});
    pool.execute(() -> {});
    table.workerStarts(pool, "ForkJoinPool-1-worker-1");

    assertThat(table.read())
        .containsExactly(new ExecutorReading("ForkJoinPool-1-worker", 2, 1, 1, 1, 0));
  }

  @Test
  void read_ofALibrarysPool_asksItsReader() {
    Executor pool = Runnable::run;
    Executor stopped = Runnable::run;
    ExecutorReader reader = asked -> asked == stopped ? null : new ExecutorState(4, 3, 2, 1);
    table.workerStarts(pool, "http-1", reader);
    table.workerStarts(stopped, "stopped-1", reader);
    table.rejected(pool);

    assertThat(table.read()).containsExactly(new ExecutorReading("http", 4, 3, 2, 1, 1));
    // Held until here: the table does not.
    assertThat(reader.read(stopped)).isNull();
  }

  @Test
  void aReader_isNotKept() {
    List<WeakReference<ExecutorReader>> readers = new ArrayList<>();
    Executor pool = Runnable::run;
    Runnable starting =
        () -> {
          ExecutorState state = new ExecutorState(readers.size(), 0, 0, 0);
          ExecutorReader reader = asked -> state;
          readers.add(new WeakReference<>(reader));
          table.workerStarts(pool, "http-1", reader);
        };
    starting.run();
    for (int i = 0; i < 2_000 && !readers.get(0).refersTo(null); i++) {
      System.gc();
      LockSupport.parkNanos(1_000_000);
    }

    assertThat(readers.get(0).refersTo(null)).isTrue();
    assertThat(table.read()).isEmpty();
    assertThat(pool).isNotNull();
  }

  @Test
  void poolsOfOneName_areAddedUp() throws Exception {
    for (int i = 1; i <= 3; i++) {
      ThreadPoolExecutor pool = pool(1);
      occupy(pool, 1 + i);
      table.workerStarts(pool, "orders-" + i);
      table.rejected(pool);
    }

    assertThat(table.read()).containsExactly(new ExecutorReading("orders", 6, 3, 3, 24, 3));
  }

  @Test
  void aPoolThatNeverHadAWorker_refusesAsOther() {
    table.rejected(pool(1));

    assertThat(table.read()).containsExactly(new ExecutorReading("other", 0, 0, 0, 0, 1));
  }

  @Test
  void aPoolWhoseThreadsAreCalledOther_isOneOfThem() {
    table.rejected(pool(1));
    table.workerStarts(pool(1), "other-1");

    assertThat(table.read()).containsExactly(new ExecutorReading("other", 0, 0, 0, 8, 1));
  }

  @Test
  void tooManyNames_areOther() {
    for (int i = 0; i < PoolTable.MAX_NAMES + 5; i++) {
      table.workerStarts(pool(1), "name-" + i + "-of-1");
    }

    List<ExecutorReading> readings = table.read();
    assertThat(readings).hasSize(PoolTable.MAX_NAMES + 1);
    assertThat(readings.get(0).name()).isEqualTo("name-0-of");
    assertThat(readings.get(PoolTable.MAX_NAMES))
        .isEqualTo(new ExecutorReading("other", 0, 0, 0, 5 * 8, 0));
  }

  @Test
  void aNameThatNobodyHasAnyMore_givesWay() {
    ThreadPoolExecutor counted = pool(1);
    table.workerStarts(counted, "counted-1");
    table.rejected(counted);
    counted.shutdown();
    for (int i = 1; i < PoolTable.MAX_NAMES; i++) {
      ThreadPoolExecutor pool = pool(1);
      table.workerStarts(pool, "old-" + i + "-of-1");
      pool.shutdown();
    }
    // Now they are known to be shut down.
    assertThat(table.read()).containsExactly(new ExecutorReading("counted", 0, 0, 0, 0, 1));
    table.workerStarts(pool(1), "new-1");

    assertThat(table.read())
        .containsExactly(
            new ExecutorReading("counted", 0, 0, 0, 0, 1),
            new ExecutorReading("new", 0, 0, 0, 8, 0));
  }

  @Test
  void tooManyPools_areNotRead() {
    for (int i = 0; i < PoolTable.MAX_POOLS + 5; i++) {
      table.workerStarts(pool(1), "many-1");
    }

    assertThat(table.read())
        .containsExactly(new ExecutorReading("many", 0, 0, 0, 8L * PoolTable.MAX_POOLS, 0));
  }

  @Test
  void aPoolThatIsShutDown_isNotRead() {
    ThreadPoolExecutor pool = pool(1);
    table.workerStarts(pool, "orders-1");
    pool.shutdown();

    assertThat(table.read()).isEmpty();
  }

  @Test
  void aPoolWhoseClassThrows_isLeftOut() {
    table.workerStarts(
        opened(
            new ThreadPoolExecutor(1, 8, 1, TimeUnit.DAYS, new LinkedBlockingQueue<>()) {
              @Override
              public BlockingQueue<Runnable> getQueue() {
                throw new IllegalStateException("not for you");
              }
            }),
        "first-1");
    table.workerStarts(
        opened(
            new ThreadPoolExecutor(1, 8, 1, TimeUnit.DAYS, new LinkedBlockingQueue<>()) {
              @Override
              public int getMaximumPoolSize() {
                throw new StackOverflowError("nor this");
              }
            }),
        "first-1");
    table.workerStarts(pool(1), "first-2");

    assertThat(table.read()).containsExactly(new ExecutorReading("first", 0, 0, 0, 8, 0));
  }

  @Test
  void aPoolThatNobodyHolds_isCollected_andWhatItRefusedStays() {
    WeakReference<ExecutorService> dropped = dropped();
    for (int i = 0; i < 500 && !dropped.refersTo(null); i++) {
      System.gc();
      LockSupport.parkNanos(1_000_000);
    }

    assertThat(dropped.refersTo(null)).as("collected").isTrue();
    assertThat(table.read()).containsExactly(new ExecutorReading("gone", 0, 0, 0, 0, 1));
  }

  private WeakReference<ExecutorService> dropped() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(1, 1, 1, TimeUnit.DAYS, new LinkedBlockingQueue<>());
    table.workerStarts(pool, "gone-1");
    table.rejected(pool);
    return new WeakReference<>(pool);
  }

  @Test
  void workersOfOneName_countInOnePlace() {
    ThreadPoolExecutor first = pool(1);
    QueueWaits orders = table.workerStarts(first, "orders-1");

    assertThat(table.workerStarts(first, "orders-2")).isSameAs(orders);
    assertThat(table.workerStarts(pool(1), "orders-1")).isSameAs(orders);
    assertThat(table.workerStarts(pool(1), "reports-1")).isNotSameAs(orders);
  }

  @Test
  void queueWaits_areThoseThatWereCounted_alsoWhereThePoolIsShutDown() {
    ThreadPoolExecutor pool = pool(1);
    QueueWaits orders = table.workerStarts(pool, "orders-1");
    table.workerStarts(pool(1), "reports-1");
    assertThat(table.queueWaits()).isEmpty();

    waited(orders, 5_000);
    pool.shutdown();
    assertThat(table.read()).extracting(ExecutorReading::name).containsExactly("reports");

    assertThat(table.queueWaits()).hasSize(1);
    QueueWaitReading reading = table.queueWaits().get(0);
    assertThat(reading.executor()).isEqualTo("orders");
    assertThat(reading.counts().get(0)).isEqualTo(1);
    assertThat(reading.sumNanos()).isEqualTo(5_000);
  }

  @Test
  void tooManyNames_countAsOther() {
    for (int i = 0; i < PoolTable.MAX_NAMES; i++) {
      table.workerStarts(pool(1), "name-" + i + "-of-1");
    }
    QueueWaits other = table.workerStarts(pool(1), "one-more-1");
    assertThat(table.workerStarts(pool(1), "yet-another-1")).isSameAs(other);

    waited(other, 7);

    assertThat(table.queueWaits()).extracting(QueueWaitReading::executor).containsExactly("other");
  }

  @Test
  void tooManyPools_countAsOther() {
    for (int i = 0; i < PoolTable.MAX_POOLS; i++) {
      table.workerStarts(pool(1), "many-1");
    }

    waited(table.workerStarts(pool(1), "many-1"), 7);

    assertThat(table.queueWaits()).extracting(QueueWaitReading::executor).containsExactly("other");
  }

  @Test
  void waits_doNotHoldANameThatNobodyHasAnyMore() {
    for (int i = 0; i < PoolTable.MAX_NAMES; i++) {
      ThreadPoolExecutor pool = pool(1);
      waited(table.workerStarts(pool, "old-" + i + "-of-1"), 7);
      pool.shutdown();
    }
    assertThat(table.read()).isEmpty();
    assertThat(table.queueWaits()).hasSize(PoolTable.MAX_NAMES);

    waited(table.workerStarts(pool(1), "new-1"), 7);

    assertThat(table.queueWaits()).extracting(QueueWaitReading::executor).containsExactly("new");
  }

  /** As a worker counts it that begins a task. */
  private static void waited(QueueWaits waits, long nanos) {
    ThreadContext thread = ThreadContext.get();
    thread.worksFor(waits);
    QueueWaits.over(thread, RemoteParent.restored(1, 2, 3, 0, null), nanos);
    thread.worksFor(null);
  }

  @Test
  void workersThatStartAtOnce_makeEachPoolKnownOnce() throws Exception {
    int threads = 4;
    List<ThreadPoolExecutor> made = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      made.add(pool(1));
    }
    List<Thread> workers = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      workers.add(
          new Thread(
              () -> {
                for (ThreadPoolExecutor pool : made) {
                  table.workerStarts(pool, "racing-1");
                  table.rejected(pool);
                }
              }));
    }
    workers.forEach(Thread::start);
    for (Thread worker : workers) {
      worker.join();
    }

    assertThat(table.read())
        .containsExactly(new ExecutorReading("racing", 0, 0, 0, 8 * 500, threads * 500L));
  }
}
