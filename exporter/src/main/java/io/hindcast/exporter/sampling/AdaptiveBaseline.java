package io.hindcast.exporter.sampling;

import io.hindcast.bootstrap.sampling.Arrivals;
import io.hindcast.bootstrap.sampling.SamplingPolicy;
import io.hindcast.bootstrap.sampling.Threshold;
import java.util.Arrays;

/**
 * Shares a budget of traces a second over the buckets of those that begin here, by max-min
 * fairness: a quiet route is kept whole, busy ones get as many traces as each other, and a service
 * that makes no more than the budget shows all it does.
 *
 * <p>It steers by how many traces arrive and how likely each one was to be kept, never by which
 * ones were: so what it decides next knows nothing of R, and the weights are unbiased whatever it
 * does.
 *
 * <pre>
 *   arrivals ──► usual rates, of seconds ──► the level: how the budget is shared
 *          └───► late rates, of a second ──► a lower one where they would be too many: how large
 *          └───► expected to stay ─────────► scale: what is still wrong, corrected slowly
 * </pre>
 *
 * <p>A burst of routes that were quiet has its first step, which {@link Arrivals} bounds to about
 * the budget of a window, and from the second on the budget.
 *
 * <p>Owned by the exporter's thread.
 */
final class AdaptiveBaseline {
  static final long STEP_NANOS = 100_000_000;

  /** What arrivals are averaged over, in seconds. So much of the budget may come all at once. */
  static final double WINDOW = 5;

  private final RouteRates rates = new RouteRates(WINDOW);
  private final BudgetScale scale = new BudgetScale(WINDOW);
  private int[] thresholds = new int[SamplingPolicy.BUCKETS];
  private int[] next = new int[SamplingPolicy.BUCKETS];

  private double budget;
  private Arrivals arrivals;
  private long stepped;

  /**
   * Keeps everything, for a step.
   *
   * @param budget traces a second; more than 0
   * @param now as {@link System#nanoTime}
   */
  AdaptiveBaseline(double budget, long now) {
    this.budget = budget;
    this.arrivals = arrivals(budget);
    this.stepped = now;
  }

  /** Goes on with another budget, and with what is known of the routes. */
  void budget(double tracesPerSecond) {
    budget = tracesPerSecond;
    arrivals = arrivals(tracesPerSecond);
  }

  private static Arrivals arrivals(double budget) {
    return new Arrivals((int) Math.max(1, Math.min(1 << 20, Math.round(budget * WINDOW))));
  }

  /** What the policy counts in, until the budget is another one. */
  Arrivals arrivals() {
    return arrivals;
  }

  /** One a bucket, until the next step. */
  int[] thresholds() {
    return thresholds;
  }

  /** Makes a step if it is time to; returns whether the thresholds are others now. */
  boolean doWork(long now) {
    long elapsed = now - stepped;
    if (elapsed < STEP_NANOS) {
      return false;
    }
    stepped = now;
    double seconds = elapsed * 1e-9;
    double expected = takeArrivals(seconds);
    scale.follow(expected / seconds / budget, rates.sum() <= budget, seconds);
    return share();
  }

  /** Brings the rates up to date; returns how many of what came were to be expected to stay. */
  private double takeArrivals(double seconds) {
    double expected = arrivals.takeWhole();
    rates.begin(seconds);
    for (int bucket = 0; bucket < thresholds.length; bucket++) {
      int came = arrivals.take(bucket);
      if (came != 0 && thresholds[bucket] != 0) {
        expected +=
            arrivals.expected(came, Threshold.probability(Threshold.exact(thresholds[bucket])));
      }
      rates.add(bucket, came);
    }
    rates.end();
    return expected;
  }

  private boolean share() {
    double level = rates.level(budget * scale.value());
    for (int bucket = 0; bucket < next.length; bucket++) {
      double rate = rates.usual(bucket);
      next[bucket] = rate <= level ? 0 : Threshold.of(level / rate);
    }
    if (Arrays.equals(next, thresholds)) {
      return false;
    }
    int[] old = thresholds;
    thresholds = next;
    next = old;
    return true;
  }
}
