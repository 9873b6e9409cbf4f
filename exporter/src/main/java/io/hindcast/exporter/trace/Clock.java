package io.hindcast.exporter.trace;

import java.time.Instant;

/** The two clocks of the process; tests put their own in. */
public interface Clock {
  /** Never goes back, as {@link System#nanoTime}. */
  long nanoTime();

  /** Nanoseconds since 1970 by the wall clock, which may jump. */
  long epochNanos();

  /** The clocks of the JVM. */
  static Clock system() {
    return SystemClock.INSTANCE;
  }

  /** Reads the JVM's clocks. */
  enum SystemClock implements Clock {
    /** The one. */
    INSTANCE;

    @Override
    public long nanoTime() {
      return System.nanoTime();
    }

    @Override
    public long epochNanos() {
      Instant now = Instant.now();
      return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }
  }
}
