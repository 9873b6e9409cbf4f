package io.hindcast.exporter.sampling;

import io.hindcast.bootstrap.sampling.SamplingPolicy;

/**
 * How many traces a second each bucket has: usually, which says how a budget is shared, and lately,
 * which says how much all of them would take of it.
 *
 * <pre>
 *   arrivals   ______████████████        a burst of many routes
 *   usual      ______⟋⟋⟋⟋▔▔▔▔▔▔▔▔        right after seconds, since of each route only few come
 *   lately     ______▁███████████        right at once, since of all together many come
 * </pre>
 *
 * <p>Owned by one thread. A step is {@link #begin}, {@link #add} for each bucket, {@link #end}.
 */
final class RouteRates {
  /** So many are enough to know a rate by a tenth: of busy routes only the last ones count. */
  private static final double ENOUGH = 100;

  /** Seconds. Busy routes are averaged over so much at least, and all of them lately. */
  private static final double LATELY = 1;

  /** A trace in three hours: what is seen less often than that is not remembered. */
  private static final double LEAST_RATE = 1e-4;

  /** So many times as many as expected, and so many more, are a burst and no accident. */
  private static final double BURST_TIMES = 2;

  private static final double BURST_MORE = 4;

  /**
   * Steps of the search for a level. Each one but the last is at least as good as the one before.
   */
  private static final int MOST_STEPS = 16;

  /** A level is good enough where it is too high by less than this. */
  private static final double CLOSE = 1.01;

  private final double window;
  private final double[] usual = new double[SamplingPolicy.BUCKETS];
  private final double[] late = new double[SamplingPolicy.BUCKETS];
  private final int[] came = new int[SamplingPolicy.BUCKETS];
  private double usualSum;
  private double lateSum;

  // Of the step.
  private double seconds;
  private double windowShare;
  private long cameInAll;

  /**
   * Of buckets of which none was seen.
   *
   * @param window what quiet routes are averaged over, in seconds
   */
  RouteRates(double window) {
    this.window = window;
  }

  /** Begins a step of a length. */
  void begin(double stepSeconds) {
    seconds = stepSeconds;
    windowShare = share(window);
    usualSum = 0;
    cameInAll = 0;
  }

  /** Counts what came of a bucket. */
  void add(int bucket, int arrivals) {
    came[bucket] = arrivals;
    cameInAll += arrivals;
    double rate = usual[bucket];
    if (rate == 0 && arrivals == 0) {
      return;
    }
    double enough = ENOUGH / rate;
    double part = enough < window ? share(Math.max(LATELY, enough)) : windowShare;
    usual[bucket] = average(rate, arrivals, part);
    usualSum += usual[bucket];
  }

  /** Ends the step. */
  void end() {
    // Traces a second that come lately are those of this step alone where these are a burst.
    boolean burst = cameInAll > BURST_TIMES * lateSum * seconds + BURST_MORE;
    double part = burst ? 1 : share(LATELY);
    lateSum = 0;
    for (int bucket = 0; bucket < late.length; bucket++) {
      if (late[bucket] != 0 || came[bucket] != 0) {
        late[bucket] = average(late[bucket], came[bucket], part);
        lateSum += late[bucket];
      }
    }
  }

  /** The share of the last step in an average that forgets what is older. */
  private double share(double averagedOver) {
    return -Math.expm1(-seconds / averagedOver);
  }

  private double average(double before, int arrivals, double part) {
    double rate = before + (arrivals / seconds - before) * part;
    return rate < LEAST_RATE ? 0 : rate;
  }

  /** Traces a second. */
  double usual(int bucket) {
    return usual[bucket];
  }

  /** Traces a second, usually, of all buckets together. */
  double sum() {
    return usualSum;
  }

  /**
   * The level up to which each bucket may have traces a second, so that they share a budget by what
   * they usually are and stay within it as they are lately.
   *
   * @return infinite where there is enough for everybody
   */
  double level(double budget) {
    double level = WaterFilling.level(usual, budget);
    if (level == Double.POSITIVE_INFINITY) {
      return level;
    }
    // What they would take is concave in the level: from above it sinks to the right one.
    for (int step = 0; step < MOST_STEPS; step++) {
      double taken = takenLately(level);
      if (taken <= CLOSE * budget) {
        return level;
      }
      level *= budget / taken;
    }
    return level;
  }

  private double takenLately(double level) {
    double taken = 0;
    for (int bucket = 0; bucket < late.length; bucket++) {
      double rate = late[bucket];
      if (rate != 0) {
        taken += usual[bucket] <= level ? rate : rate * level / usual[bucket];
      }
    }
    return taken;
  }
}
