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
    decided.getAndIncrement(bucket);
    return threshold == 0 ? burst.next() : threshold;
  }

  /** How many came since this was last asked. */
  public int take(int bucket) {
    return decided.get(bucket) == 0 ? 0 : decided.getAndSet(bucket, 0);
  }

  /**
   * Of those since this was last asked that the table would keep for certain: how many were to be
   * expected to stay, by their probabilities.
   */
  public double takeWhole() {
    return burst.take();
  }
}
