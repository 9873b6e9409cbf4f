package io.hindcast.bootstrap.sampling;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Counts the traces that begin here, by bucket, for whoever makes the table: when they are decided,
 * which is as soon as they reach another process, and not when they are over. A burst of long
 * requests would be over budget by then.
 *
 * <p>Any thread counts, one at a time takes.
 */
public final class Arrivals {
  private final AtomicIntegerArray decided = new AtomicIntegerArray(SamplingPolicy.BUCKETS);
  private final BurstLimit burst;

  /**
   * None so far.
   *
   * @param whole how many are kept for certain between two calls of {@link #takeWhole}; 1 or more
   */
  public Arrivals(int whole) {
    burst = new BurstLimit(whole);
  }

  /** Counts one more; returns its threshold. */
  int next(int bucket, int threshold) {
    int before = decided.getAndIncrement(bucket);
    if (threshold == 0) {
      return burst.next();
    }
    // A route that was less than busy until now is not thinned enough for what it may be now.
    int bounded = burst.threshold(before);
    return Integer.compareUnsigned(bounded, threshold) > 0 ? bounded : threshold;
  }

  /** How many came since this was last asked. */
  public int take(int bucket) {
    return decided.get(bucket) == 0 ? 0 : decided.getAndSet(bucket, 0);
  }

  /**
   * Of so many of a bucket that the table would not all keep: how many were to be expected to stay.
   *
   * @param came as {@link #take} said
   * @param probability the table's
   */
  public double expected(int came, double probability) {
    return burst.expected(came, probability);
  }

  /**
   * Of those since this was last asked that the table would keep for certain: how many were to be
   * expected to stay, by their probabilities.
   */
  public double takeWhole() {
    return burst.take();
  }
}
