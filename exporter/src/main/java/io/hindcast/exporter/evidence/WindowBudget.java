package io.hindcast.exporter.evidence;

/**
 * How many traces the windows may keep: so many a second, of which nothing is saved but what is
 * less than a whole trace. Owned by one thread.
 */
final class WindowBudget {
  /** For the first window: as much as is ever saved. */
  private static final long LONG_AGO = 1_000_000;

  /** Ten times a tenth is a little less than one. */
  private static final double ROUNDING = 1e-9;

  private boolean begun;
  private long lastSecond;
  private double saved;

  /**
   * What the window of a second may keep.
   *
   * @param second by the wall clock, which may jump
   * @param rate traces a second
   */
  int of(long second, double rate) {
    // A clock that was put back gives nothing twice.
    long passed = begun ? Math.max(0, second - lastSecond) : LONG_AGO;
    begun = true;
    lastSecond = second;
    saved = Math.min(Math.ceil(rate), saved + rate * (double) passed);
    return (int) (saved + ROUNDING);
  }

  /** A window has kept so many. What it kept for fairness beyond its budget is no debt. */
  void spend(int traces) {
    saved = Math.max(0, saved - traces);
  }
}
