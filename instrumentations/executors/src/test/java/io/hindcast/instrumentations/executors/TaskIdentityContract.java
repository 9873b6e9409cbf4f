package io.hindcast.instrumentations.executors;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.TaskContexts;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What every thread pool owes an application that knows its tasks: it meets its own objects. */
abstract class TaskIdentityContract {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new ExecutorsModule());

  /** What factories are given in a JVM without the agent. */
  private static final String WORKER = "java.util.concurrent.ThreadPoolExecutor$Worker";

  final Seen seen = new Seen();
  final Calls calls = new Calls();
  private final CountDownLatch open = new CountDownLatch(1);

  /** What the pool calls the application with. */
  static final class Calls implements ThreadFactory, RejectedExecutionHandler {
    final List<Object> started = Collections.synchronizedList(new ArrayList<>());
    final List<Object> rejected = Collections.synchronizedList(new ArrayList<>());
    final List<Object> before = Collections.synchronizedList(new ArrayList<>());
    final List<Object> after = Collections.synchronizedList(new ArrayList<>());
    final List<@Nullable SpanRecord> spansAfter = Collections.synchronizedList(new ArrayList<>());

    @Override
    public Thread newThread(Runnable worker) {
      started.add(worker);
      return new Thread(worker);
    }

    @Override
    public void rejectedExecution(Runnable task, ThreadPoolExecutor pool) {
      rejected.add(task);
    }

    void before(Runnable task) {
      before.add(task);
    }

    void after(Runnable task) {
      after.add(task);
      spansAfter.add(Seen.here());
    }
  }

  /** A task that can be compared, as queues with an order want it. */
  record Task(int number, Runnable action) implements Runnable, Comparable<Task> {
    @Override
    public void run() {
      action.run();
    }

    @Override
    public int compareTo(Task other) {
      return Integer.compare(number, other.number);
    }
  }

  /** A pool with one thread, whose hooks, factory and handler are those of the test. */
  abstract ThreadPoolExecutor newPool();

  /** Hands a task over; the object that the application knows it by from then on. */
  Object handOver(ThreadPoolExecutor pool, Task task) {
    pool.execute(task);
    return task;
  }

  @AfterEach
  void nothingWaits() {
    assertThat(TaskContexts.isEmpty()).as("no context waits").isTrue();
  }

  @Test
  void factory_seesTheWorkerOfTheJdk() throws Exception {
    ThreadPoolExecutor pool = newPool();
    InternalRecord root = woven.under(() -> handOver(pool, new Task(1, seen::look)));
    ExecutorContract.close(pool);

    assertThat(calls.started).hasSize(1);
    assertThat(calls.started.get(0).getClass().getName()).isEqualTo(WORKER);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void hooks_seeTheTask() throws Exception {
    ThreadPoolExecutor pool = newPool();
    List<Object> known = new ArrayList<>();
    InternalRecord root = woven.under(() -> known.add(handOver(pool, new Task(1, seen::look))));
    ExecutorContract.close(pool);

    assertThat(calls.before).hasSize(1).first().isSameAs(known.get(0));
    assertThat(calls.after).hasSize(1).first().isSameAs(known.get(0));
    assertThat(calls.spansAfter).containsExactly(root);
    assertThat(seen.spans()).containsExactly(root);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void handler_seesTheTask() throws Exception {
    ThreadPoolExecutor pool = newPool();
    ExecutorContract.close(pool);
    List<Object> known = new ArrayList<>();
    InternalRecord root = woven.under(() -> known.add(handOver(pool, new Task(1, seen::look))));

    assertThat(calls.rejected).hasSize(1).first().isSameAs(known.get(0));
    assertThat(seen.spans()).isEmpty();
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void queueAndRemove_knowTheTask() throws Exception {
    ThreadPoolExecutor pool = newPool();
    CountDownLatch running = new CountDownLatch(1);
    handOver(pool, new Task(0, () -> block(running)));
    ExecutorContract.await(running);
    List<Object> known = new ArrayList<>();
    InternalRecord root =
        woven.under(
            () -> {
              known.add(handOver(pool, new Task(2, seen::look)));
              known.add(handOver(pool, new Task(1, seen::look)));
            });

    assertWaiting(pool, known);
    open.countDown();
    ExecutorContract.close(pool);
    assertThat(woven.await(1)).containsExactly(root);
  }

  private void block(CountDownLatch running) {
    running.countDown();
    ExecutorContract.await(open);
  }

  /** Two tasks were handed over while the worker was busy. */
  void assertWaiting(ThreadPoolExecutor pool, List<Object> known) {
    assertThat(pool.getQueue().toArray()).containsExactlyInAnyOrder(known.toArray());
    for (Object task : known) {
      assertThat(pool.getQueue().stream().filter(waiting -> waiting == task)).hasSize(1);
      assertThat(pool.remove((Runnable) task)).isTrue();
    }
    assertThat(pool.getQueue()).isEmpty();
  }
}
