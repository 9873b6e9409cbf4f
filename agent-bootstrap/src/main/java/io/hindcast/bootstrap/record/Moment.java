package io.hindcast.bootstrap.record;

/**
 * A reading of {@link System#nanoTime} in four bytes, for objects that have a gap of four: steps of
 * 8 microseconds, over again after 9.8 hours. Of two moments the later one is known where they are
 * less than 4.9 hours apart.
 */
public final class Moment {
  /** In place of a moment where nobody looked at the clock. */
  public static final int NONE = 0;

  private static final int STEP_BITS = 13;

  private Moment() {}

  /** Looks at the clock. */
  public static int now() {
    return of(System.nanoTime());
  }

  /** The moment of a reading; never {@link #NONE}. */
  static int of(long nanoTime) {
    int steps = (int) (nanoTime >> STEP_BITS);
    return steps == NONE ? 1 : steps;
  }

  /** How long ago a moment is by the clock. */
  public static long nanosSince(int moment) {
    return nanosBetween(moment, System.nanoTime());
  }

  /**
   * How long before a reading a moment was, rounded to steps; 0 where it was not before it, which
   * is what more than half a round looks like as well.
   */
  static long nanosBetween(int moment, long nanoTime) {
    int steps = (int) (nanoTime >> STEP_BITS) - moment;
    return steps <= 0 ? 0 : (long) steps << STEP_BITS;
  }
}
