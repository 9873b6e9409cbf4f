package io.hindcast.exporter.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.exporter.NoThreadAtFirst;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class AttemptTimerTest {
  @Test
  void threadThatCouldNotBegin_isMadeAgain() throws Exception {
    AttemptTimer timer = new AttemptTimer(Duration.ofMillis(50), new NoThreadAtFirst());
    CountDownLatch cut = new CountDownLatch(1);
    assertThatThrownBy(() -> timer.begin(cut::countDown)).isInstanceOf(OutOfMemoryError.class);

    var unused = timer.begin(cut::countDown);

    assertThat(cut.await(20, TimeUnit.SECONDS)).isTrue();
    timer.stop();
  }
}
