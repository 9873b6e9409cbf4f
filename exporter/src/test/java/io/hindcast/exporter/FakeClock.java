package io.hindcast.exporter;

import io.hindcast.exporter.trace.Clock;
import java.time.Duration;

/** Stands still until told otherwise. */
public final class FakeClock implements Clock {
  /** The reading of {@code nanoTime}. */
  public long nanos = 1_000;

  /** The reading of the wall clock. */
  public long epoch = 1_800_000_000_000_000_000L;

  @Override
  public long nanoTime() {
    return nanos;
  }

  @Override
  public long epochNanos() {
    return epoch;
  }

  /** Moves both clocks. */
  public void advance(Duration by) {
    nanos += by.toNanos();
    epoch += by.toNanos();
  }
}
