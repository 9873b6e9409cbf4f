package io.hindcast.exporter.evidence;

import java.util.Arrays;

/**
 * What one route normally takes, and what is slow for it: more than twice the 99th percentile, and
 * at least 10 ms. The percentile is the median of those of the last five windows, each of a minute
 * and of 100 requests at least:
 *
 * <pre>
 *   window           1   2   3   4   5   6   7   8   9  10
 *   percentile, ms  20  21  95  20  21  20  20  96  97  95
 *   median, ms      20  21  21  21  21  21  20  20  21  95
 *                            │                   └─ here it became slower for good
 *                            └─ one bad minute moves nothing
 * </pre>
 *
 * So a route that became slower for good tells of it for three windows and is its own new normal
 * then, and one that became faster is so as soon. A decaying histogram would take the worst percent
 * of a bad minute for normal at once, and need seven of its half-lives to forget it. Owned by one
 * thread.
 */
final class SlowRoute {
  /** Fewer tell nothing of what one in a hundred takes. */
  static final int NEEDED = 100;

  static final long WINDOW_NANOS = 60_000_000_000L;

  /** Nobody looks for a request that was this fast, whatever the others were. */
  static final long FLOOR_NANOS = 10_000_000;

  private static final int WINDOWS = 5;

  private final LogHistogram window = new LogHistogram();
  private final long[] percentiles = new long[WINDOWS];
  private int windows;
  private long since;
  private long limit = Long.MAX_VALUE;

  /** Whether a duration is slow by what is known up to now. */
  boolean isSlow(long nanos) {
    return nanos > limit;
  }

  /** Learns a duration. */
  void add(long nanos, long now) {
    if (window.total() == 0) {
      since = now;
    }
    window.add(nanos);
    // The first window does not last: a route without any limit is the worse one.
    if (window.total() >= NEEDED && (windows == 0 || now - since >= WINDOW_NANOS)) {
      end();
    }
  }

  private void end() {
    percentiles[windows % WINDOWS] = window.percentile99();
    windows++;
    window.clear();
    long[] sorted = Arrays.copyOf(percentiles, Math.min(windows, WINDOWS));
    Arrays.sort(sorted);
    // Of an even number the greater one: with two windows the first may be of a cold JVM.
    long median = sorted[sorted.length / 2];
    limit = median > Long.MAX_VALUE / 2 ? Long.MAX_VALUE : Math.max(FLOOR_NANOS, 2 * median);
  }
}
