package io.hindcast.exporter.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  @Test
  void seconds() {
    assertThat(RetryAfter.nanos("120", NOW)).isEqualTo(Duration.ofMinutes(2).toNanos());
    assertThat(RetryAfter.nanos(" 0 ", NOW)).isZero();
  }

  @Test
  void date() {
    assertThat(RetryAfter.nanos("Fri, 20 Nov 2026 10:00:07 GMT", NOW))
        .isEqualTo(Duration.ofSeconds(7).toNanos());
    assertThat(RetryAfter.nanos("Fri, 20 Nov 2026 09:00:00 GMT", NOW)).isZero();
  }

  @Test
  void neither() {
    for (String text : new String[] {null, "", "soon", "-1", "99999999999999999999", "1.5"}) {
      assertThat(RetryAfter.nanos(text, NOW)).as("%s", text).isEqualTo(Outcome.NO_DELAY);
    }
  }
}
