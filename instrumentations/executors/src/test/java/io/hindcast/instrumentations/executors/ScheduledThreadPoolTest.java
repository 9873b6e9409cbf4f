package io.hindcast.instrumentations.executors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.TaskContexts;
import java.util.ArrayList;
import java.util.List;
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
  void schedule_periodic_beginsTracesOfItsOwnThatAreLinked() throws Exception {
    PeriodicRuns runs = new PeriodicRuns(6);
    InternalRecord root =
        woven.under(
            () -> {
              scheduler().scheduleAtFixedRate(runs, 0, 1, TimeUnit.MILLISECONDS);
              scheduler().scheduleWithFixedDelay(runs, 0, 1, TimeUnit.MILLISECONDS);
            });
    runs.await();
    close(scheduler());

    runs.assertLinkedTo(root, woven);
    assertThat(TaskContexts.isEmpty()).isTrue();
  }

  @Test
  @SuppressWarnings("FutureReturnValueIgnored") // it ends with the pool
  void schedule_periodic_ofNoSpan_runsWithoutContext() throws Exception {
    PeriodicRuns runs = new PeriodicRuns(3);
    scheduler().scheduleAtFixedRate(runs, 0, 1, TimeUnit.MILLISECONDS);
    InternalRecord root = woven.under(runs::await);
    close(scheduler());

    runs.assertUnlinked(root, woven);
  }

  @Test
  void schedule_periodic_holdsNothingOfWhatScheduledIt() throws Exception {
    Abandoned requests = new Abandoned();
    PeriodicRuns runs = new PeriodicRuns(3);
    List<ScheduledFuture<?>> held = new ArrayList<>();
    requests.under(
        () -> held.add(scheduler().scheduleAtFixedRate(runs, 0, 1, TimeUnit.MILLISECONDS)));
    runs.await();

    requests.assertNoneIsLeft();
    held.get(0).cancel(false);
    close(scheduler());
    runs.takeRecords(woven);
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
