package io.hindcast.exporter.evidence;

/** Lets a few through at once, and later one every so often. Owned by one thread. */
final class Allowance {
  private final int most;
  private final long nanosForOne;
  private int left;
  private long since;

  /** One of which nothing was taken. */
  Allowance(int most, long nanosForOne, long now) {
    this.most = most;
    this.nanosForOne = nanosForOne;
    this.left = most;
    this.since = now;
  }

  /** Whether one more may pass; it is taken then. */
  boolean take(long now) {
    long come = (now - since) / nanosForOne;
    if (come > 0) {
      left = (int) Math.min(most, left + come);
      since += come * nanosForOne;
    }
    if (left == 0) {
      return false;
    }
    left--;
    return true;
  }
}
