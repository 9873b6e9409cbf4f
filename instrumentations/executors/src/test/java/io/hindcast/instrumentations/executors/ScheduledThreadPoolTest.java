package io.hindcast.instrumentations.executors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.TaskContexts;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ScheduledThreadPoolTest extends ExecutorContract {
  @Override
  ExecutorService newExecutor(int threads) {
    return new ScheduledThreadPoolExecutor(threads);
  }

  private ScheduledThreadPoolExecutor scheduler() {
    return (ScheduledThreadPoolExecutor) executor();
  }

  @Test
  void schedule_once_runsUnderTheContext() throws Exception {
    seesItsContext(
        2,
        () -> {
          scheduler().schedule((Runnable) seen::look, 1, TimeUnit.MILLISECONDS).get();
          assertThat(scheduler().schedule(() -> seen.look(1), 1, TimeUnit.MILLISECONDS).get())
              .isEqualTo(1);
        });
  }

  @Test
  void aDelay_isNoWait() throws Exception {
    Waits waits = Waits.of(scheduler());
    long delay = TimeUnit.MILLISECONDS.toNanos(30);
    AtomicLong late = new AtomicLong();
    InternalRecord root =
        woven.under(
            () -> {
              long from = System.nanoTime();
              long began =
                  scheduler().schedule(() -> System.nanoTime(), delay, TimeUnit.NANOSECONDS).get();
              late.set(began - from - delay);
            });

    assertThat(waits.count()).isEqualTo(1);
    assertThat(waits.nanos()).isBetween(0L, late.get());
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  @SuppressWarnings("FutureReturnValueIgnored") // they end with the pool
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
              scheduler().scheduleAtFixedRate(task, 0, 1, TimeUnit.MILLISECONDS);
              scheduler().scheduleWithFixedDelay(task, 0, 1, TimeUnit.MILLISECONDS);
            });
    await(runs);

    assertThat(seen.spans()).hasSizeGreaterThanOrEqualTo(6).containsOnlyNulls();
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void cancelled_withRemoval_leavesNothing() throws Exception {
    scheduler().setRemoveOnCancelPolicy(true);
    InternalRecord root =
        woven.under(
            () -> {
              ScheduledFuture<?> far =
                  scheduler().schedule((Runnable) seen::look, 1, TimeUnit.DAYS);
              assertThat(TaskContexts.isEmpty()).isFalse();
              far.cancel(false);
              assertThat(TaskContexts.isEmpty()).isTrue();
            });

    assertThat(seen.spans()).isEmpty();
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void afterShutdown_isRejectedAndLeavesNothing() throws Exception {
    scheduler().shutdown();
    InternalRecord root =
        woven.under(
            () ->
                assertThatThrownBy(
                        () -> scheduler().schedule((Runnable) seen::look, 1, TimeUnit.DAYS))
                    .isInstanceOf(RejectedExecutionException.class));

    assertThat(TaskContexts.isEmpty()).isTrue();
    assertThat(woven.await(1)).containsExactly(root);
  }
}
