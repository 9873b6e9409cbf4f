package io.hindcast.exporter.trace;

import java.util.ArrayDeque;
import java.util.Iterator;

/**
 * Turns readings of {@link System#nanoTime} into time since 1970. An anchor is the difference
 * between the two clocks at one moment. The wall clock is corrected now and then, so the difference
 * is looked at each minute and, when it has moved, a new anchor holds for traces that begin from
 * then on.
 *
 * <p>A local trace is converted by one anchor, that of its beginning, whenever its records arrive:
 * the order of its spans is that of {@code nanoTime}, and durations are exact.
 *
 * <p>Owned by the exporter's thread.
 */
public final class EpochAnchors {
  private static final long CHECK_NANOS = 60_000_000_000L;

  /**
   * What reading two clocks one after the other may be wrong by, and what nobody sees in a trace.
   */
  private static final long DRIFT_NANOS = 1_000_000;

  /** Two hours of a clock that jumps all the time; older traces take the oldest anchor. */
  private static final int MAX_ANCHORS = 128;

  private static final int READINGS = 5;

  private record Anchor(long fromNanos, long offset) {}

  private final Clock clock;
  private final ArrayDeque<Anchor> newestFirst = new ArrayDeque<>();
  private long nextCheck;

  /** Sets the first anchor. */
  public EpochAnchors(Clock clock) {
    this.clock = clock;
    long now = clock.nanoTime();
    newestFirst.addFirst(new Anchor(now, offset()));
    nextCheck = now + CHECK_NANOS;
  }

  /** Looks at the clocks if it is time to; returns how many anchors were set. */
  public int doWork() {
    long now = clock.nanoTime();
    if (now - nextCheck < 0) {
      return 0;
    }
    nextCheck = now + CHECK_NANOS;
    long offset = offset();
    if (Math.abs(offset - newestFirst.getFirst().offset) < DRIFT_NANOS) {
      return 0;
    }
    newestFirst.addFirst(new Anchor(now, offset));
    if (newestFirst.size() > MAX_ANCHORS) {
      newestFirst.removeLast();
    }
    return 1;
  }

  /**
   * What to add to a reading of {@code nanoTime} to have nanoseconds since 1970.
   *
   * @param traceStartNanos when the local trace began, as {@code nanoTime}
   */
  public long offsetAt(long traceStartNanos) {
    Iterator<Anchor> anchors = newestFirst.iterator();
    Anchor anchor = anchors.next();
    while (anchor.fromNanos - traceStartNanos > 0 && anchors.hasNext()) {
      anchor = anchors.next();
    }
    return anchor.offset;
  }

  /** The thread may be stopped between the readings: of several, the closest pair is right. */
  private long offset() {
    long best = 0;
    long narrowest = Long.MAX_VALUE;
    for (int i = 0; i < READINGS; i++) {
      long before = clock.nanoTime();
      long epoch = clock.epochNanos();
      long width = clock.nanoTime() - before;
      if (width < narrowest) {
        narrowest = width;
        best = epoch - (before + width / 2);
      }
    }
    return best;
  }
}
