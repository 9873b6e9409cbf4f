package io.hindcast.instrumentations.serverthreads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.bootstrap.pool.ExecutorPools;
import io.hindcast.bootstrap.pool.ExecutorReading;
import io.hindcast.bootstrap.record.Cause;
import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.PeriodicTasks;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.TaskContexts;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.testing.HeldContexts;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.threads.EnhancedQueueExecutor;
import org.jboss.threads.ViewExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an application may do with the pool beyond handing tasks over. */
class EnhancedQueueTest {
  @RegisterExtension static final WovenExtension woven = AllServers.woven();

  private static final int QUEUE = 2;

  private final EnhancedQueueExecutor pool = pool().build();
  private final List<@Nullable Context> seen = Collections.synchronizedList(new ArrayList<>());
  private final HeldContexts contexts = new HeldContexts();

  /** Of one thread and a short queue. */
  private static EnhancedQueueExecutor.Builder pool() {
    return new EnhancedQueueExecutor.Builder()
        .setCorePoolSize(1)
        .setMaximumPoolSize(1)
        .setMaximumQueueSize(QUEUE)
        .setRegisterMBean(false);
  }

  @AfterEach
  void end() throws Exception {
    end(pool);
    assertThat(TaskContexts.isEmpty()).isTrue();
    assertThat(PeriodicTasks.isEmpty()).isTrue();
  }

  private static void end(ExecutorService executor) throws Exception {
    executor.shutdownNow();
    assertThat(executor.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
  }

  private void look() {
    seen.add(ThreadContext.get().current());
  }

  private static CountDownLatch occupy(ExecutorService executor) {
    CountDownLatch open = new CountDownLatch(1);
    CountDownLatch running = new CountDownLatch(1);
    executor.execute(
        () -> {
          running.countDown();
          awaitThoughInterrupted(open);
        });
    ServerThreadsContract.await(running);
    return open;
  }

  /** A worker that is free may begin a task before that is given back. */
  private static void awaitThoughInterrupted(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException shutDown) {
        // The tasks behind this one are what the test is about.
      }
    }
  }

  @Test
  void whatIsScheduledOnce_runsUnderTheContext() throws Exception {
    List<Future<?>> futures = new ArrayList<>();
    InternalRecord root =
        woven.under(
            () -> {
              futures.add(pool.schedule(this::look, 1, TimeUnit.MILLISECONDS));
              futures.add(
                  pool.schedule(
                      () -> {
                        look();
                        return 1;
                      },
                      0,
                      TimeUnit.MILLISECONDS));
            });
    for (Future<?> future : futures) {
      future.get(20, TimeUnit.SECONDS);
    }
    pool.submit(this::look).get();

    assertThat(seen).containsExactly(root, root, null);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void whatIsScheduledAgain_isLinkedToWhoScheduledIt() throws Exception {
    CountDownLatch left = new CountDownLatch(6);
    Runnable run =
        () -> {
          look();
          left.countDown();
        };
    EnhancedQueueExecutor roomy = pool().setMaximumQueueSize(8).build();
    List<ScheduledFuture<?>> futures = new ArrayList<>();
    InternalRecord root =
        woven.under(
            () -> {
              futures.add(roomy.scheduleAtFixedRate(run, 0, 1, TimeUnit.MILLISECONDS));
              futures.add(roomy.scheduleWithFixedDelay(run, 0, 1, TimeUnit.MILLISECONDS));
            });
    ServerThreadsContract.await(left);
    // On its only thread: between two runs. One that runs can't be cancelled.
    roomy.submit(() -> futures.forEach(future -> future.cancel(false))).get();
    end(roomy);

    assertThat(seen)
        .hasSizeGreaterThanOrEqualTo(6)
        .allSatisfy(
            context ->
                assertThat(context)
                    .isInstanceOfSatisfying(
                        Cause.class, cause -> assertThat(cause.spanId()).isEqualTo(root.spanId())));
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void whatIsCancelled_holdsNothing() throws Exception {
    List<Future<?>> held = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      contexts.under(() -> held.add(pool.schedule(this::look, 1, TimeUnit.DAYS)));
      contexts.under(() -> held.add(pool.scheduleAtFixedRate(this::look, 1, 1, TimeUnit.DAYS)));
    }
    held.forEach(future -> future.cancel(false));

    assertThat(contexts.held()).isZero();
    assertThat(held).hasSize(200);
  }

  @Test
  void whatIsRefused_holdsNothing() throws Exception {
    CountDownLatch open = occupy(pool);
    for (int i = 0; i < QUEUE; i++) {
      pool.execute(() -> {});
    }
    List<Runnable> held = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      byte[] own = new byte[1];
      Runnable task = () -> own[0]++;
      held.add(task);
      contexts.under(
          () -> {
            assertThatThrownBy(() -> pool.execute(task))
                .isInstanceOf(RejectedExecutionException.class);
            return task;
          });
    }

    assertThat(contexts.held()).isZero();
    assertThat(held).hasSize(100);
    open.countDown();
  }

  /** But for the pool itself, which keeps the last one. */
  @Test
  void whatIsGivenBack_holdsNothing() throws Exception {
    List<Runnable> held = fillAndShutDown();

    assertThat(contexts.held()).isZero();
    assertThat(held).hasSize(QUEUE);
    assertThat(seen).isEmpty();
  }

  private List<Runnable> fillAndShutDown() throws Exception {
    EnhancedQueueExecutor full = pool().build();
    CountDownLatch open = occupy(full);
    for (int i = 0; i < QUEUE; i++) {
      contexts.under(() -> full.submit(this::look));
    }
    List<Runnable> givenBack = full.shutdownNow();
    open.countDown();
    assertThat(full.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    return givenBack;
  }

  @Test
  void whatAnotherExecutorTakesOver_isNotRefused() throws Exception {
    long before = rejected();
    EnhancedQueueExecutor callerRuns = pool().setHandoffExecutor(Runnable::run).build();
    CountDownLatch open = occupy(callerRuns);
    InternalRecord root =
        woven.under(
            () -> {
              for (int i = 0; i <= QUEUE; i++) {
                callerRuns.execute(this::look);
              }
              assertThat(seen).hasSize(1);
              assertThat(ThreadContext.get().current()).isSameAs(seen.get(0));
            });
    open.countDown();
    callerRuns.shutdown();
    assertThat(callerRuns.awaitTermination(20, TimeUnit.SECONDS)).isTrue();

    assertThat(seen).containsExactly(root, root, root);
    assertThat(rejected()).isEqualTo(before);
    assertThat(woven.await(1)).containsExactly(root);
  }

  private static long rejected() {
    return ExecutorPools.read().stream().mapToLong(ExecutorReading::rejected).sum();
  }

  /** One task of a view hands the next one over. */
  @Test
  @SuppressWarnings("deprecation") // the oldest version knows no other builder
  void tasksOfAView_areNotMixedUp() throws Exception {
    ViewExecutor view = ViewExecutor.builder(pool).setMaxSize(1).setQueueLimit(QUEUE).build();
    List<CountDownLatch> open = new ArrayList<>();
    List<SpanRecord> roots = new ArrayList<>();
    roots.add(woven.under(() -> open.add(occupy(view))));
    for (int i = 0; i < QUEUE; i++) {
      roots.add(woven.under(() -> view.execute(this::look)));
    }
    open.forEach(CountDownLatch::countDown);
    view.shutdown();
    assertThat(view.awaitTermination(20, TimeUnit.SECONDS)).isTrue();

    assertThat(seen).hasSize(QUEUE).containsOnlyNulls();
    assertThat(woven.await(QUEUE + 1)).containsExactlyElementsOf(roots);
  }
}
