package io.hindcast.exporter.otlp;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The header {@code Retry-After} (RFC 9110, section 10.2.3): seconds or a date. */
final class RetryAfter {
  private RetryAfter() {}

  /** Nanoseconds from now; {@link Outcome#NO_DELAY} where it is missing or neither. */
  static long nanos(@Nullable String header) {
    return nanos(header, Instant.now());
  }

  static long nanos(@Nullable String header, Instant now) {
    if (header == null) {
      return Outcome.NO_DELAY;
    }
    String text = header.strip();
    try {
      if (!text.isEmpty() && Character.isDigit(text.charAt(0))) {
        return Duration.ofSeconds(Math.min(Long.parseLong(text), Integer.MAX_VALUE)).toNanos();
      }
      Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Math.max(0, Duration.between(now, until).toNanos());
    } catch (NumberFormatException | DateTimeException | ArithmeticException neither) {
      return Outcome.NO_DELAY;
    }
  }
}
