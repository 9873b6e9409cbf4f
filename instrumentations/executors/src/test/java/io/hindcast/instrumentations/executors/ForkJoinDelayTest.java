package io.hindcast.instrumentations.executors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.TaskContexts;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From JDK 25 on, a fork/join pool is a {@code ScheduledExecutorService}. */
@EnabledForJreRange(min = JRE.JAVA_25)
class ForkJoinDelayTest {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new ExecutorsModule());

  private final ForkJoinPool pool = new ForkJoinPool(2);
  private final Seen seen = new Seen();

  @AfterEach
  void close() throws Exception {
    ExecutorContract.close(pool);
    assertThat(TaskContexts.isEmpty()).as("no context waits").isTrue();
  }

  private ScheduledExecutorService scheduler() {
    return (ScheduledExecutorService) (Object) pool;
  }

  @Test
  void once_runsUnderTheContext_andTheNextWithout() throws Exception {
    InternalRecord root =
        woven.under(
            () -> {
              scheduler().schedule((Runnable) seen::look, 1, TimeUnit.MILLISECONDS).get();
              assertThat(scheduler().schedule(() -> seen.look(1), 0, TimeUnit.SECONDS).get())
                  .isEqualTo(1);
            });
    scheduler().schedule((Runnable) seen::look, 1, TimeUnit.MILLISECONDS).get();

    assertThat(seen.spans()).containsExactly(root, root, null);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  @SuppressWarnings("FutureReturnValueIgnored") // they end with the pool
  void periodic_beginsTracesOfItsOwnThatAreLinked() throws Exception {
    PeriodicRuns runs = new PeriodicRuns(6);
    InternalRecord root =
        woven.under(
            () -> {
              scheduler().scheduleAtFixedRate(runs, 0, 1, TimeUnit.MILLISECONDS);
              scheduler().scheduleWithFixedDelay(runs, 0, 1, TimeUnit.MILLISECONDS);
            });
    runs.await();
    ExecutorContract.close(pool);

    runs.assertLinkedTo(root, woven);
  }

  @Test
  void cancelled_isForgottenAtOnce() throws Exception {
    Abandoned requests = new Abandoned();
    List<ScheduledFuture<?>> held = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      requests.under(() -> held.add(scheduler().schedule((Runnable) seen::look, 1, TimeUnit.DAYS)));
      requests.under(
          () -> held.add(scheduler().scheduleAtFixedRate(seen::look, 1, 1, TimeUnit.DAYS)));
    }
    held.forEach(task -> task.cancel(false));

    assertThat(TaskContexts.isEmpty()).isTrue();
    requests.assertNoneIsLeft();
    assertThat(held).hasSize(2_000);
  }

  @Test
  void afterShutdown_isRejectedAndLeavesNothing() throws Exception {
    pool.shutdown();
    InternalRecord root =
        woven.under(
            () ->
                assertThatThrownBy(
                        () -> scheduler().schedule((Runnable) seen::look, 1, TimeUnit.DAYS))
                    .isInstanceOf(RejectedExecutionException.class));

    assertThat(TaskContexts.isEmpty()).isTrue();
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  @SuppressWarnings("FutureReturnValueIgnored") // its timeout tells
  void submittedWithATimeout_bothRunUnderTheContext() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch late = new CountDownLatch(1);
    InternalRecord root =
        woven.under(
            () -> {
              Jdk25.submitWithTimeout(pool, () -> seen.look(1), 1, TimeUnit.DAYS, task -> {}).get();
              assertThat(TaskContexts.isEmpty()).as("the timeout is cancelled").isTrue();
              Jdk25.submitWithTimeout(
                  pool,
                  () -> {
                    seen.look();
                    begun.countDown();
                    never.await();
                    return 2;
                  },
                  1,
                  TimeUnit.MILLISECONDS,
                  task -> {
                    ExecutorContract.await(begun);
                    seen.look();
                    late.countDown();
                  });
              ExecutorContract.await(late);
            });
    never.countDown();

    assertThat(seen.spans()).hasSize(3).containsOnly(root);
    assertThat(woven.await(1)).containsExactly(root);
  }
}
