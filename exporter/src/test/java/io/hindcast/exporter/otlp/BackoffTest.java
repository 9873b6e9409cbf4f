package io.hindcast.exporter.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class BackoffTest {
  private final Backoff backoff = new Backoff(new SplittableRandom(1));

  @Test
  void waits_doubleUpToABound_withJitter() {
    long base = Backoff.FIRST_NANOS;
    for (int i = 0; i < 20; i++) {
      assertThat(backoff.nextNanos(Outcome.NO_DELAY)).isBetween(base / 2, base);
      base = Math.min(Backoff.MAX_NANOS, base * 2);
    }
    backoff.reset();
    assertThat(backoff.nextNanos(Outcome.NO_DELAY)).isLessThanOrEqualTo(Backoff.FIRST_NANOS);
  }

  @Test
  void whatTheCollectorAsksFor_counts() {
    for (int i = 0; i < 10; i++) {
      assertThat(backoff.nextNanos(Backoff.FIRST_NANOS)).isEqualTo(Backoff.FIRST_NANOS);
    }
    assertThat(backoff.nextNanos(7_000_000_000L)).isEqualTo(7_000_000_000L);
    assertThat(backoff.nextNanos(Long.MAX_VALUE)).isEqualTo(Backoff.MAX_ASKED_NANOS);
  }

  @Test
  void collectorThatAsksForNoTime_isLeftAloneAsLongAsOneThatDoesNotSay() {
    long base = Backoff.FIRST_NANOS;
    for (int i = 0; i < 20; i++) {
      assertThat(backoff.nextNanos(i % 2 == 0 ? 0 : 5)).isBetween(base / 2, base);
      base = Math.min(Backoff.MAX_NANOS, base * 2);
    }
    backoff.reset();
    long almost = Backoff.FIRST_NANOS - 1;
    assertThat(backoff.nextNanos(almost)).isBetween(almost, Backoff.FIRST_NANOS);
  }
}
