package io.hindcast.exporter.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.exporter.FakeClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class EpochAnchorsTest {
  private final FakeClock clock = new FakeClock();
  private final EpochAnchors anchors = new EpochAnchors(clock);

  @Test
  void offset_turnsNanoTimeIntoEpochTime() {
    assertThat(clock.nanos + anchors.offsetAt(clock.nanos)).isEqualTo(clock.epoch);
  }

  @Test
  void steadyClock_keepsItsAnchor() {
    clock.advance(Duration.ofMinutes(5));

    assertThat(anchors.doWork()).isZero();
  }

  @Test
  void jumpOfTheWallClock_countsForTracesThatBeginAfterItWasSeen() {
    long before = clock.nanos;
    long offset = anchors.offsetAt(before);
    clock.epoch += Duration.ofSeconds(30).toNanos();
    assertThat(anchors.doWork()).as("it is looked at once a minute").isZero();
    clock.advance(Duration.ofMinutes(1));

    assertThat(anchors.doWork()).isEqualTo(1);

    assertThat(anchors.offsetAt(before)).isEqualTo(offset);
    assertThat(anchors.offsetAt(clock.nanos)).isEqualTo(offset + Duration.ofSeconds(30).toNanos());
  }

  @Test
  void traceFromBeforeTheFirstAnchor_takesIt() {
    assertThat(anchors.offsetAt(clock.nanos - 1_000_000)).isEqualTo(anchors.offsetAt(clock.nanos));
  }

  @Test
  void manyJumps_areBounded() {
    for (int i = 0; i < 10_000; i++) {
      clock.epoch += Duration.ofSeconds(1).toNanos();
      clock.advance(Duration.ofMinutes(1));
      assertThat(anchors.doWork()).isEqualTo(1);
    }
  }
}
