package io.hindcast.bootstrap.sampling;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds what comes between two steps of whoever makes the table, where that keeps too much: routes
 * that were never seen, and those that had been quiet. So many are kept for certain, an eighth as
 * many by half, twice that by a quarter and so on: each doubling adds a sixteenth of the limit.
 *
 * <pre>
 *   limit 50        │ 50 traces │ 6  │ 12  │ 24  │ 48   │ 96   │ …   2,000 traces: 75 are to be
 *   probability     │ 1         │ ½  │ ¼   │ ⅛   │ 1/16 │ 1/32 │ …   expected to stay
 * </pre>
 *
 * <p>It counts decisions and never what came of them, so it knows nothing of R: the probability of
 * a trace is settled before its own number is looked at, and weights stay unbiased.
 *
 * <p>Contended only while a burst lasts: a route with a threshold has a count of its own ({@link
 * Arrivals}) and asks for the threshold by that, so it does not touch this one.
 */
final class BurstLimit {
  /** The first ones by half are so many times fewer than those that are kept for certain. */
  private static final int STEEPNESS = 8;

  private final int limit;
  private final int firstByHalf;
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
    this.firstByHalf = Math.max(1, limit / STEEPNESS);
  }

  /** The threshold of one more trace that the table would keep for certain. */
  int next() {
    return threshold(decided.getAndIncrement());
  }

  /** The threshold of a trace that so many came before; negative: more than can be counted. */
  int threshold(int before) {
    if (before >= 0 && before < limit) {
      return 0;
    }
    // More than an int can count: nobody took the count for two thousand million traces.
    int over = (before < 0 ? Integer.MAX_VALUE : before) - limit;
    int halvings = Integer.SIZE - Integer.numberOfLeadingZeros(over / firstByHalf + 1);
    return Integer.MIN_VALUE >> (halvings - 1);
  }

  /**
   * Begins the next step; returns how many of the last one's traces were to be expected to stay.
   */
  double take() {
    return expected(decided.get() == 0 ? 0 : decided.getAndSet(0), 1);
  }

  /**
   * How many of so many traces are to be expected to stay.
   *
   * @param count negative: more than can be counted
   * @param most no trace is kept with a greater probability
   */
  double expected(int count, double most) {
    long all = count < 0 ? Integer.MAX_VALUE : count;
    long from = 0;
    long to = limit;
    long next = firstByHalf;
    double sum = 0;
    for (double probability = 1; from < all; probability /= 2) {
      sum += (Math.min(all, to) - from) * Math.min(most, probability);
      from = to;
      to += next;
      next *= 2;
    }
    return sum;
  }
}
