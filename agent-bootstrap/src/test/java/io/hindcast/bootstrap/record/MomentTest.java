package io.hindcast.bootstrap.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {
  private static final long STEP = 1L << 13;

  /** Of four bytes of steps. */
  private static final long ROUND = STEP << 32;

  /** Wherever a process finds the clock: at its zero, below it, where the four bytes begin anew. */
  @ParameterizedTest
  @ValueSource(
      longs = {
        0,
        -1,
        -5_000_000_000L,
        ROUND / 2 - 1,
        ROUND - 1,
        5 * ROUND / 2 - 1_000_000,
        Long.MAX_VALUE - 1_000,
        987_654_321_012_345L
      })
  void nanosBetween_isRightToAStep(long start) {
    int moment = Moment.of(start);
    for (long nanos = 1; nanos < TimeUnit.MINUTES.toNanos(290); nanos *= 3) {
      assertThat(Moment.nanosBetween(moment, start + nanos))
          .as("%d ns after %d", nanos, start)
          .isBetween(nanos - 2 * STEP, nanos + STEP);
    }
    assertThat(Moment.nanosBetween(moment, start)).isZero();
  }

  @Test
  void momentsThatAreNotBefore_areNoTime() {
    long now = 123_456_789_012L;

    assertThat(Moment.nanosBetween(Moment.of(now + 10 * STEP), now)).isZero();
    assertThat(Moment.nanosBetween(Moment.of(now), now + TimeUnit.HOURS.toNanos(6)))
        .as("too long ago to be told from what is to come")
        .isZero();
  }

  @Test
  void aMoment_isNeverNone() {
    for (long steps = -2; steps <= 2; steps++) {
      assertThat(Moment.of(steps * ROUND)).isNotEqualTo(Moment.NONE);
      assertThat(Moment.of(steps * ROUND + STEP - 1)).isNotEqualTo(Moment.NONE);
    }
  }

  @Test
  void now_isTheClockThatRecordsRead() {
    long began = System.nanoTime();
    int moment = Moment.now();
    long nanos;
    do {
      nanos = Moment.nanosSince(moment);
    } while (nanos < 10 * STEP);

    assertThat(nanos).isBetween(10 * STEP, System.nanoTime() - began + 3 * STEP);
  }
}
