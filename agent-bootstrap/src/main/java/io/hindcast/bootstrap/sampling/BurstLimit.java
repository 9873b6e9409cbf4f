package io.hindcast.bootstrap.sampling;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds what comes between two steps of whoever makes the table, where that keeps everything:
 * routes that were never seen, and quiet ones. So many are kept for certain, as many again by half,
 * twice as many by a quarter and so on: n of them keep {@code limit * (1 + log2(n / limit) / 2)}.
 *
 * <p>It counts decisions and never what came of them, so it knows nothing of R: the probability of
 * a trace is settled before its own number is looked at, and weights stay unbiased.
 *
 * <p>Contended only while a burst lasts: busy routes have a threshold and do not come here.
 */
final class BurstLimit {
  private final int limit;
  private final AtomicInteger decided = new AtomicInteger();

  /**
   * A limit.
   *
   * @param limit how many a step are kept for certain; 1 or more
   */
  BurstLimit(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be 1 or more: limit=" + limit);
    }
    this.limit = limit;
  }

  /** The threshold of one more trace that the table would keep for certain. */
  int next() {
    int before = decided.getAndIncrement();
    if (before >= 0 && before < limit) {
      return 0;
    }
    return Integer.MIN_VALUE >> (halvings(before) - 1);
  }

  /**
   * Begins the next step; returns how many of the last one's traces were to be expected to stay.
   */
  double take() {
    int count = decided.get() == 0 ? 0 : decided.getAndSet(0);
    if (count >= 0 && count <= limit) {
      return count;
    }
    int halvings = halvings(count);
    long before = (long) limit << (halvings - 1);
    long rest = (count < 0 ? Integer.MAX_VALUE : count) - before;
    return limit * (1 + (halvings - 1) / 2.0) + Math.scalb((double) rest, -halvings);
  }

  private int halvings(int before) {
    // Negative where the counter has run over: nobody took it for two thousand million traces.
    int times = before < 0 ? Integer.MAX_VALUE : before / limit;
    return Integer.SIZE - Integer.numberOfLeadingZeros(times);
  }
}
