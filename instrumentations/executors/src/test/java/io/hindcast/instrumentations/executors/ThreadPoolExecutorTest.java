package io.hindcast.instrumentations.executors;

import static io.hindcast.instrumentations.executors.ExecutorContract.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.TaskContexts;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is special to {@code ThreadPoolExecutor}: its users see the task again. */
class ThreadPoolExecutorTest {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new ExecutorsModule());

  private static final Seen SHARED = new Seen();

  @SuppressWarnings("UnnecessaryLambda") // one object is what is tested
  private static final Runnable SINGLETON = () -> SHARED.look();

  private final Seen seen = new Seen();
  private final CountDownLatch open = new CountDownLatch(1);
  private final List<ThreadPoolExecutor> pools = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    open.countDown();
    for (ThreadPoolExecutor pool : pools) {
      ExecutorContract.close(pool);
    }
    assertThat(TaskContexts.isEmpty()).as("no context waits").isTrue();
  }

  /** A task whose order is its number; the pool must see these objects and no others. */
  private record Numbered(int number, Runnable action) implements Runnable, Comparable<Numbered> {
    @Override
    public void run() {
      action.run();
    }

    @Override
    public int compareTo(Numbered other) {
      return Integer.compare(number, other.number);
    }
  }

  private ThreadPoolExecutor pool(BlockingQueue<Runnable> queue) {
    return opened(new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, queue));
  }

  private ThreadPoolExecutor pool(int capacity, RejectedExecutionHandler handler) {
    return opened(
        new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(capacity), handler));
  }

  private <P extends ThreadPoolExecutor> P opened(P pool) {
    pools.add(pool);
    return pool;
  }

  /** Keeps the one worker busy until the latch opens. */
  private void block(ThreadPoolExecutor pool) {
    CountDownLatch running = new CountDownLatch(1);
    pool.execute(
        () -> {
          running.countDown();
          awaitQuietly();
        });
    await(running);
  }

  /** Until the latch opens or {@code shutdownNow} interrupts. */
  private void awaitQuietly() {
    try {
      open.await();
    } catch (InterruptedException shutDown) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void comparableTasks_keepTheirOrder() throws Exception {
    ThreadPoolExecutor pool = pool(new PriorityBlockingQueue<>());
    pool.execute(new Numbered(0, () -> await(open)));
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    List<SpanRecord> submitted = new ArrayList<>();
    for (int number : new int[] {3, 1, 2}) {
      Runnable action =
          () -> {
            order.add(number);
            seen.look();
          };
      submitted.add(woven.under(() -> pool.execute(new Numbered(number, action))));
    }
    open.countDown();
    ExecutorContract.close(pool);

    assertThat(order).containsExactly(1, 2, 3);
    assertThat(seen.spans()).containsExactly(submitted.get(1), submitted.get(2), submitted.get(0));
    assertThat(woven.await(3)).isEqualTo(submitted);
  }

  @Test
  void queueAndRemove_knowTheApplicationsObject() throws Exception {
    ThreadPoolExecutor pool = pool(new LinkedBlockingQueue<>());
    block(pool);
    Runnable removed = seen::look;
    Runnable left = seen::look;
    InternalRecord root =
        woven.under(
            () -> {
              pool.execute(removed);
              pool.execute(left);
            });

    assertThat(pool.getQueue()).containsExactly(removed, left);
    assertThat(pool.remove(removed)).isTrue();
    assertThat(pool.remove(removed)).isFalse();
    assertThat(pool.remove(null)).isFalse();
    open.countDown();
    ExecutorContract.close(pool);

    assertThat(seen.spans()).containsExactly(root);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void removedSingleton_takesItsContextAlong() throws Exception {
    ThreadPoolExecutor pool = pool(new LinkedBlockingQueue<>());
    block(pool);
    int from = SHARED.spans().size();
    InternalRecord first = woven.under(() -> pool.execute(SINGLETON));
    InternalRecord second = woven.under(() -> pool.execute(SINGLETON));
    assertThat(pool.remove(SINGLETON)).isTrue();
    open.countDown();
    ExecutorContract.close(pool);

    assertThat(SHARED.spans().subList(from, from + 1)).containsExactly(second);
    assertThat(woven.await(2)).containsExactly(first, second);
  }

  @Test
  void purge_forgetsCancelledTasks() throws Exception {
    ThreadPoolExecutor pool = pool(new LinkedBlockingQueue<>());
    block(pool);
    List<Future<?>> held = new ArrayList<>();
    InternalRecord root =
        woven.under(
            () -> {
              for (int i = 0; i < 10; i++) {
                held.add(pool.submit((Runnable) seen::look));
              }
            });
    held.forEach(future -> future.cancel(false));
    pool.purge();

    assertThat(pool.getQueue()).isEmpty();
    assertThat(TaskContexts.isEmpty()).isTrue();
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void cancelledInTheQueue_leavesNothing() throws Exception {
    ThreadPoolExecutor pool = pool(new LinkedBlockingQueue<>());
    block(pool);
    List<Future<?>> held = new ArrayList<>();
    InternalRecord root = woven.under(() -> held.add(pool.submit((Runnable) seen::look)));
    held.get(0).cancel(true);
    open.countDown();
    ExecutorContract.close(pool);

    assertThat(seen.spans()).isEmpty();
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void shutdownNow_givesTheApplicationsObjectsBack() throws Exception {
    ThreadPoolExecutor pool = pool(new LinkedBlockingQueue<>());
    block(pool);
    Runnable task = seen::look;
    InternalRecord root =
        woven.under(
            () -> {
              pool.execute(task);
              pool.execute(SINGLETON);
            });

    assertThat(pool.shutdownNow()).containsExactly(task, SINGLETON);
    assertThat(TaskContexts.isEmpty()).isTrue();
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void abortPolicy_seesTheApplicationsObjectAndLeavesNothing() throws Exception {
    List<Runnable> rejected = new ArrayList<>();
    ThreadPoolExecutor pool =
        pool(
            1,
            (task, of) -> {
              rejected.add(task);
              throw new RejectedExecutionException("full");
            });
    block(pool);
    int from = SHARED.spans().size();
    InternalRecord first = woven.under(() -> pool.execute(SINGLETON));
    InternalRecord second =
        woven.under(
            () ->
                assertThatThrownBy(() -> pool.execute(SINGLETON))
                    .isInstanceOf(RejectedExecutionException.class)
                    .hasMessage("full"));
    open.countDown();
    ExecutorContract.close(pool);

    assertThat(rejected).containsExactly(SINGLETON);
    assertThat(SHARED.spans().subList(from, from + 1)).containsExactly(first);
    assertThat(woven.await(2)).containsExactly(first, second);
  }

  @Test
  void discardPolicy_leavesNothing() throws Exception {
    ThreadPoolExecutor pool = pool(1, new ThreadPoolExecutor.DiscardPolicy());
    block(pool);
    int from = SHARED.spans().size();
    InternalRecord first = woven.under(() -> pool.execute(SINGLETON));
    InternalRecord second = woven.under(() -> pool.execute(SINGLETON));
    open.countDown();
    ExecutorContract.close(pool);

    assertThat(SHARED.spans().subList(from, SHARED.spans().size())).containsExactly(first);
    assertThat(woven.await(2)).containsExactly(first, second);
  }

  @Test
  void discardOldestPolicy_keepsTheNewest() throws Exception {
    ThreadPoolExecutor pool = pool(1, new ThreadPoolExecutor.DiscardOldestPolicy());
    block(pool);
    int from = SHARED.spans().size();
    InternalRecord first = woven.under(() -> pool.execute(SINGLETON));
    InternalRecord second = woven.under(() -> pool.execute(SINGLETON));
    open.countDown();
    ExecutorContract.close(pool);

    assertThat(SHARED.spans().subList(from, SHARED.spans().size())).containsExactly(second);
    assertThat(woven.await(2)).containsExactly(first, second);
  }

  @Test
  void callerRunsPolicy_runsUnderTheCallersContextAndRestoresIt() throws Exception {
    ThreadPoolExecutor pool = pool(1, new ThreadPoolExecutor.CallerRunsPolicy());
    block(pool);
    pool.execute(() -> {});
    List<@Nullable SpanRecord> after = new ArrayList<>();
    InternalRecord root =
        woven.under(
            () -> {
              pool.execute(
                  () -> {
                    seen.look();
                    // A task that forgets to restore must not harm its caller.
                    ThreadContext.get().swap(null);
                  });
              after.add(Seen.here());
            });

    assertThat(seen.spans()).containsExactly(root);
    assertThat(after).containsExactly(root);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void callerRunsPolicy_whenTheTaskThrows() throws Exception {
    ThreadPoolExecutor pool = pool(1, new ThreadPoolExecutor.CallerRunsPolicy());
    block(pool);
    pool.execute(() -> {});
    Runnable failing =
        () -> {
          seen.look();
          throw new IllegalStateException("the task's own");
        };
    InternalRecord root =
        woven.under(
            () -> {
              assertThatThrownBy(() -> pool.execute(failing)).hasMessage("the task's own");
              seen.look();
            });

    assertThat(seen.spans()).containsExactly(root, root);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void executeNull_throwsAsEver() throws Exception {
    ThreadPoolExecutor pool = pool(new LinkedBlockingQueue<>());
    InternalRecord root =
        woven.under(
            () ->
                assertThatThrownBy(() -> pool.execute(nothing()))
                    .isInstanceOf(NullPointerException.class));

    assertThat(woven.await(1)).containsExactly(root);
  }

  @SuppressWarnings("NullAway") // the mistake under test
  private static Runnable nothing() {
    return null;
  }

  /** Overrides both hooks and calls neither of those it overrides. */
  private final class Hooked extends ThreadPoolExecutor {
    private final boolean callsSuper;
    private final List<Runnable> tasks = Collections.synchronizedList(new ArrayList<>());

    Hooked(boolean callsSuper) {
      super(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
      this.callsSuper = callsSuper;
    }

    @Override
    protected void beforeExecute(Thread thread, Runnable task) {
      tasks.add(task);
      seen.look();
      if (callsSuper) {
        super.beforeExecute(thread, task);
        seen.look();
      }
    }

    @Override
    protected void afterExecute(Runnable task, @Nullable Throwable thrown) {
      if (callsSuper) {
        super.afterExecute(task, thrown);
      }
      tasks.add(task);
      seen.look();
    }
  }

  @Test
  void hooksThatCallSuper_seeTheTaskAndItsContext() throws Exception {
    Hooked pool = opened(new Hooked(true));
    Runnable task = seen::look;
    InternalRecord root = woven.under(() -> pool.execute(task));
    ExecutorContract.close(pool);

    assertThat(pool.tasks).containsExactly(task, task);
    assertThat(seen.spans()).hasSize(4).containsOnly(root);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void hooksThatDoNotCallSuper_seeTheTaskAndItsContext() throws Exception {
    Hooked pool = opened(new Hooked(false));
    Runnable task = seen::look;
    InternalRecord root = woven.under(() -> pool.execute(task));
    ExecutorContract.close(pool);

    assertThat(pool.tasks).containsExactly(task, task);
    assertThat(seen.spans()).hasSize(3).containsOnly(root);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void hooksThatCallSuper_doNotTakeTheNextContextOfTheSameObject() throws Exception {
    Hooked pool = opened(new Hooked(true));
    block(pool);
    int from = SHARED.spans().size();
    InternalRecord first = woven.under(() -> pool.execute(SINGLETON));
    InternalRecord second = woven.under(() -> pool.execute(SINGLETON));
    open.countDown();
    ExecutorContract.close(pool);

    assertThat(SHARED.spans().subList(from, from + 2)).containsExactly(first, second);
    assertThat(woven.await(2)).containsExactly(first, second);
  }

  @Test
  void aHookThatThrows_endsTheWorkerAndLeavesNothing() throws Exception {
    List<Thread> workers = Collections.synchronizedList(new ArrayList<>());
    ThreadPoolExecutor pool =
        opened(
            new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), quiet(workers)) {
              @Override
              protected void beforeExecute(Thread thread, Runnable task) {
                seen.look();
                if (workers.size() == 1) {
                  throw new IllegalStateException("the hook's own");
                }
              }
            });
    InternalRecord root = woven.under(() -> pool.execute(() -> {}));
    pool.submit(() -> {}).get();

    assertThat(seen.spans()).containsExactly(root, null);
    assertThat(woven.await(1)).containsExactly(root);
  }

  private static ThreadFactory quiet(List<Thread> made) {
    return task -> {
      Thread thread = new Thread(task);
      thread.setUncaughtExceptionHandler((in, thrown) -> {});
      made.add(thread);
      return thread;
    };
  }

  @Test
  void aFactoryThatThrows_leavesNothing() throws Exception {
    ThreadPoolExecutor pool =
        opened(
            new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                (ThreadFactory)
                    task -> {
                      throw new IllegalStateException("no threads today");
                    }));
    InternalRecord root =
        woven.under(
            () -> assertThatThrownBy(() -> pool.execute(SINGLETON)).hasMessage("no threads today"));

    assertThat(TaskContexts.isEmpty()).isTrue();
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void workersInAThreadThatHasAContext_workUnderNothing() throws Exception {
    List<@Nullable SpanRecord> after = Collections.synchronizedList(new ArrayList<>());
    ThreadPoolExecutor pool =
        opened(
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
                              ThreadContext thread = ThreadContext.get();
                              InternalRecord around = new InternalRecord(thread);
                              around.activate(thread);
                              task.run();
                              after.add(thread.span());
                              around.deactivate(thread);
                              around.end();
                              after.add(around);
                            })));
    pool.submit((Runnable) seen::look).get();
    InternalRecord root = woven.under(() -> pool.submit((Runnable) seen::look).get());
    ExecutorContract.close(pool);
    List<SpanRecord> records = woven.await(2);

    assertThat(seen.spans()).containsExactly(null, root);
    assertThat(after.get(0)).isSameAs(records.get(0));
    assertThat(records).contains(root);
  }

  @Test
  void aSubclassThatWrapsItsTasks() throws Exception {
    ThreadPoolExecutor pool =
        opened(
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>()) {
              @Override
              public void execute(Runnable task) {
                super.execute(() -> task.run());
              }
            });
    InternalRecord root = woven.under(() -> pool.execute(seen::look));
    ExecutorContract.close(pool);

    assertThat(seen.spans()).containsExactly(root);
    assertThat(woven.await(1)).containsExactly(root);
  }
}
