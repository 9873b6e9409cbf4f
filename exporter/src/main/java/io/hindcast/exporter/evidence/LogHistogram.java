package io.hindcast.exporter.evidence;

import java.util.Arrays;

/**
 * Counts durations in buckets whose width is an eighth of the power of two that they begin at, so
 * that a quantile is known with an error of at most an eighth, upwards.
 *
 * <pre>
 *   0 │ 65,536 ns │ +8,192 │ … 131,072 │ +16,384 │ … │ 2^40 ns (18 minutes) and more
 *   bucket 0        1                    9               193
 * </pre>
 */
final class LogHistogram {
  private static final int FIRST_POWER = 16;

  /** What is shorter is the same to us: 65 microseconds. */
  private static final long SHORTEST = 1L << FIRST_POWER;

  /** What is longer is so too. */
  private static final int LAST_POWER = 40;

  private static final int PARTS_BITS = 3;
  private static final int PARTS = 1 << PARTS_BITS;
  private static final int LAST = (LAST_POWER - FIRST_POWER) * PARTS + 1;

  private final int[] counts = new int[LAST + 1];
  private int total;

  /** Counts a duration. */
  void add(long nanos) {
    counts[bucket(nanos)]++;
    total++;
  }

  /** How many were counted. */
  int total() {
    return total;
  }

  /**
   * What at most one in a hundred was longer than.
   *
   * @return the upper end of its bucket; {@code Long.MAX_VALUE} where that has none
   */
  long percentile99() {
    int wanted = total - total / 100;
    int bucket = 0;
    int seen = counts[0];
    while (seen < wanted) {
      bucket++;
      seen += counts[bucket];
    }
    return upperEnd(bucket);
  }

  /** Begins anew. */
  void clear() {
    Arrays.fill(counts, 0);
    total = 0;
  }

  static int bucket(long nanos) {
    if (nanos < SHORTEST) {
      return 0;
    }
    int power = 63 - Long.numberOfLeadingZeros(nanos);
    if (power >= LAST_POWER) {
      return LAST;
    }
    int part = (int) (nanos >>> (power - PARTS_BITS)) - PARTS;
    return (power - FIRST_POWER) * PARTS + part + 1;
  }

  static long upperEnd(int bucket) {
    if (bucket == 0) {
      return SHORTEST;
    }
    if (bucket == LAST) {
      return Long.MAX_VALUE;
    }
    int power = FIRST_POWER + (bucket - 1) / PARTS;
    int part = (bucket - 1) % PARTS;
    return (long) (PARTS + part + 1) << (power - PARTS_BITS);
  }
}
