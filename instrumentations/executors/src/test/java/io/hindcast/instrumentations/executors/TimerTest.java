package io.hindcast.instrumentations.executors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.Moment;
import io.hindcast.bootstrap.record.PeriodicTasks;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.TaskContexts;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a timer runs once belongs to who scheduled it; what it repeats is linked to that. */
class TimerTest {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new ExecutorsModule());

  private static final long FAR = 86_400_000;

  private final Timer timer = new Timer(true);
  private final Seen seen = new Seen();

  @AfterEach
  void cancel() {
    timer.cancel();
    assertThat(TaskContexts.isEmpty()).as("no context waits").isTrue();
  }

  /** Looks, says so, and goes on with something. */
  private class Task extends TimerTask {
    private final CountDownLatch ran;
    private final Runnable then;

    Task(CountDownLatch ran, Runnable then) {
      this.ran = ran;
      this.then = then;
    }

    @Override
    public void run() {
      seen.look();
      ran.countDown();
      then.run();
    }
  }

  /** Overrides what is woven too. */
  private final class Overriding extends Task {
    Overriding(CountDownLatch ran) {
      super(ran, () -> {});
    }

    @Override
    public void run() {
      super.run();
      seen.look();
    }
  }

  /** The next task begins after this one, so the latch of the last one says that all are over. */
  private void after(CountDownLatch ran) {
    timer.schedule(new Task(ran, () -> {}), 0);
    ExecutorContract.await(ran);
  }

  @Test
  @SuppressWarnings("JavaUtilDate") // a timer knows no other
  void once_runsUnderTheContext_andTheNextWithout() throws Exception {
    InternalRecord root =
        woven.under(
            () -> {
              timer.schedule(new Task(new CountDownLatch(1), () -> {}), 0);
              timer.schedule(new Task(new CountDownLatch(1), () -> {}), new Date());
              timer.schedule(new Overriding(new CountDownLatch(1)), 0);
            });
    after(new CountDownLatch(1));

    assertThat(seen.spans()).hasSize(5).containsExactlyInAnyOrder(root, root, root, root, null);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void aTaskThatThrows_takesItsTimerAlong_andLeavesNothing() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    CountDownLatch ran = new CountDownLatch(1);
    Seen after = new Seen();
    InternalRecord root =
        woven.under(
            () ->
                timer.schedule(
                    new Task(
                        ran,
                        () -> {
                          Thread.currentThread()
                              .setUncaughtExceptionHandler(
                                  (thread, thrown) -> {
                                    after.look();
                                    ended.countDown();
                                  });
                          throw new IllegalStateException("the task's own");
                        }),
                    0));
    ExecutorContract.await(ended);

    assertThat(seen.spans()).containsExactly(root);
    assertThat(after.spans()).hasSize(1).containsOnlyNulls();
    assertThatThrownBy(() -> timer.schedule(new Task(ran, () -> {}), 0))
        .isInstanceOf(IllegalStateException.class);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void periodic_beginsTracesOfItsOwnThatAreLinked() throws Exception {
    PeriodicRuns runs = new PeriodicRuns(6);
    List<TimerTask> tasks = List.of(task(runs), task(runs));
    InternalRecord root =
        woven.under(
            () -> {
              timer.schedule(tasks.get(0), 0, 1);
              timer.scheduleAtFixedRate(tasks.get(1), 0, 1);
            });
    runs.await();
    tasks.forEach(TimerTask::cancel);
    after(new CountDownLatch(1));

    runs.assertLinkedTo(root, woven);
    assertThat(seen.spans()).hasSize(1).containsOnlyNulls();
    assertThat(PeriodicTasks.cause(tasks.get(0))).isNull();
  }

  private static TimerTask task(Runnable work) {
    return new TimerTask() {
      @Override
      public void run() {
        work.run();
      }
    };
  }

  @Test
  void cancelledByItself_isForgottenAtOnce() throws Exception {
    Abandoned requests = new Abandoned();
    List<TimerTask> held = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      TimerTask once = new Task(new CountDownLatch(1), () -> {});
      TimerTask again = new Task(new CountDownLatch(1), () -> {});
      requests.under(() -> timer.schedule(once, FAR));
      requests.under(() -> timer.schedule(again, FAR, FAR));
      assertThat(once.cancel()).isTrue();
      assertThat(again.cancel()).isTrue();
      held.add(once);
      held.add(again);
    }

    assertThat(TaskContexts.isEmpty()).isTrue();
    requests.assertNoneIsLeft();
    assertThat(held).hasSize(2_000);
  }

  /** Its timer has begun it, and is about to look for its context. */
  @Test
  void cancelledTooLate_keepsItsContext() throws Exception {
    TimerTask task = new Task(new CountDownLatch(1), () -> {});
    InternalRecord root =
        woven.under(
            () -> {
              SpanRecord own = Objects.requireNonNull(Seen.here());
              assertThat(TaskContexts.put(null, task, own, Moment.NONE)).isNotNull();
            });

    assertThat(task.cancel()).as("whether it was prevented").isFalse();
    assertThat(TaskContexts.take(null, task)).isSameAs(root);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void refused_leavesNothing() throws Exception {
    TimerTask task = new Task(new CountDownLatch(1), () -> {});
    timer.cancel();
    InternalRecord root =
        woven.under(
            () ->
                assertThatThrownBy(() -> timer.schedule(task, FAR))
                    .isInstanceOf(IllegalStateException.class));

    assertThat(TaskContexts.isEmpty()).isTrue();
    assertThat(task.cancel()).isFalse();
    assertThat(woven.await(1)).containsExactly(root);
  }

  /** The timer is not asked. */
  @Test
  void calledAsAnyMethod_runsUnderTheCallersContext() throws Exception {
    CountDownLatch ran = new CountDownLatch(2);
    Task task = new Task(ran, () -> {});
    InternalRecord scheduling = woven.under(() -> timer.schedule(task, 20));
    InternalRecord calling = woven.under(task::run);
    ExecutorContract.await(ran);

    assertThat(seen.spans()).containsExactlyInAnyOrder(calling, scheduling);
    assertThat(woven.await(2)).containsExactly(scheduling, calling);
  }
}
