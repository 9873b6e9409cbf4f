package io.hindcast.instrumentations.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.instrumentations.testing.WovenExtension;
import io.netty.util.HashedWheelTimer;
import io.netty.util.Timeout;
import java.lang.ref.WeakReference;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TimerTest {
  @RegisterExtension static final WovenExtension woven = Woven.extension();

  private final Seen seen = new Seen();
  private final HashedWheelTimer timer = new HashedWheelTimer(1, TimeUnit.MILLISECONDS);

  @AfterEach
  void stop() {
    timer.stop();
  }

  private void runOne() {
    CountDownLatch ran = new CountDownLatch(1);
    timer.newTimeout(
        timeout -> {
          seen.look();
          ran.countDown();
        },
        1,
        TimeUnit.MILLISECONDS);
    Seen.await(ran);
  }

  @Test
  void aTimeout_runsUnderTheContext() throws Exception {
    InternalRecord root = woven.under(this::runOne);
    runOne();

    assertThat(seen.spans()).containsExactly(root, null);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void aTimeoutThatThrows_leavesNoContext() throws Exception {
    InternalRecord root =
        woven.under(
            () ->
                timer.newTimeout(
                    timeout -> {
                      throw new IllegalStateException("the task's own");
                    },
                    1,
                    TimeUnit.MILLISECONDS));
    runOne();
    runOne();

    assertThat(seen.spans()).hasSize(2).containsOnlyNulls();
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void cancelled_isForgotten() throws Exception {
    Timeout[] far = new Timeout[1];
    WeakReference<InternalRecord> request =
        EventExecutorContract.requestThat(
            () -> {
              far[0] = timer.newTimeout(timeout -> {}, 1, TimeUnit.DAYS);
              assertThat(far[0].cancel()).isTrue();
            });

    EventExecutorContract.assertIsCollected(request);
    assertThat(far[0].isCancelled()).isTrue();
  }
}
