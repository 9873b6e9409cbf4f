package io.hindcast.exporter.otlp;

import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: doubles from one second to half a minute, with jitter,
 * so that a thousand processes do not come back to a collector in the same moment. Owned by one
 * thread.
 */
final class Backoff {
  static final long FIRST_NANOS = 1_000_000_000L;
  static final long MAX_NANOS = 30_000_000_000L;

  /** A collector may ask for more patience than that, but not to be forgotten. */
  static final long MAX_ASKED_NANOS = 300_000_000_000L;

  private final RandomGenerator random;
  private long next = FIRST_NANOS;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /**
   * The next wait; what the collector asked for counts, if it did. Less than we would wait at first
   * does not: a collector that says 0 each time, or a date that has passed here, would get one
   * request after the other.
   */
  long nextNanos(long askedNanos) {
    long base = next;
    next = Math.min(MAX_NANOS, next * 2);
    if (askedNanos >= FIRST_NANOS) {
      return Math.min(askedNanos, MAX_ASKED_NANOS);
    }
    // Between half of it and all of it.
    return Math.max(askedNanos, base / 2 + random.nextLong(base / 2 + 1));
  }

  /** An attempt succeeded. */
  void reset() {
    next = FIRST_NANOS;
  }
}
