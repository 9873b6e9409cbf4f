package io.hindcast.bootstrap.sampling;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets so many through a second, and at once as many as a second brings. Its state is the time at
 * which the bucket is full again, so a token costs one compare-and-set and no allocation. Any
 * thread may call it.
 */
public final class TokenBucket {
  private static final long CAPACITY_NANOS = 1_000_000_000;

  /** Some eleven days: rates below one in so long are that. Keeps sums of times in range. */
  private static final double MAX_INTERVAL_NANOS = 1e15;

  private final long intervalNanos;
  private final long capacityNanos;
  private final AtomicLong fullAgain;
  private final AtomicLong refused = new AtomicLong();

  /**
   * A full bucket.
   *
   * @param perSecond how many a second; 0 lets none through
   * @param now as {@link System#nanoTime}
   */
  public TokenBucket(double perSecond, long now) {
    if (!(perSecond >= 0)) {
      throw new IllegalArgumentException("rate must not be negative: perSecond=" + perSecond);
    }
    intervalNanos = Math.max(1, Math.round(Math.min(1e9 / perSecond, MAX_INTERVAL_NANOS)));
    // One at least fits where fewer than one a second are let through.
    capacityNanos = perSecond == 0 ? 0 : Math.max(CAPACITY_NANOS, intervalNanos);
    fullAgain = new AtomicLong(now);
  }

  /**
   * Takes a token, or counts that there was none.
   *
   * @param now as {@link System#nanoTime}
   */
  public boolean tryTake(long now) {
    while (true) {
      long full = fullAgain.get();
      // Readings of nanoTime may overflow: only their differences can be compared.
      long missing = Math.max(0, full - now) + intervalNanos;
      if (missing > capacityNanos) {
        refused.incrementAndGet();
        return false;
      }
      if (fullAgain.compareAndSet(full, now + missing)) {
        return true;
      }
    }
  }

  /** How many found no token. */
  public long refused() {
    return refused.get();
  }
}
