package io.hindcast.exporter.sampling;

/**
 * What the budget is multiplied by so that it is kept. A thousand routes of which each is seen now
 * and then are each quiet at the moment they are seen: together they would be too many. And of
 * routes that come and go by the second too few would be kept.
 *
 * <p>Slow on purpose: it is there for what lasts. A burst of one window's budget costs the seconds
 * after it a tenth of theirs; what it brought too much is not to be saved by keeping too little.
 *
 * <p>Owned by the exporter's thread.
 */
final class BudgetScale {
  /** In seconds; more than the window, or it swings. */
  private static final double CORRECTION = 30;

  private static final double LEAST = 1.0 / 64;

  private static final double MOST = 4;

  /** Times the budget. Bounded: a burst must not be paid for much longer than it lasted. */
  private static final double MOST_EXCESS = 4;

  private final double window;

  /** How much of the budget was to be expected to be used, by probabilities; an average. */
  private double used;

  private double value = 1;

  /**
   * One that changes nothing yet.
   *
   * @param window what is averaged over, in seconds
   */
  BudgetScale(double window) {
    this.window = window;
  }

  /** What to multiply by. */
  double value() {
    return value;
  }

  /**
   * Makes a step.
   *
   * @param usedNow the part of the budget that was to be expected to be used in this step
   * @param enough whether there is enough for all
   * @param seconds the step's length
   */
  void follow(double usedNow, boolean enough, double seconds) {
    used += (usedNow - used) * -Math.expm1(-seconds / window);
    double excess = Math.min(MOST_EXCESS, used - 1);
    double corrected = value * Math.exp(-excess * seconds / CORRECTION);
    value = enough ? 1 : Math.max(LEAST, Math.min(MOST, corrected));
  }
}
