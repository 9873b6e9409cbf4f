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
 * <p>A route that was not seen lately is kept whole, and the averages lag behind. A burst of any
 * size keeps about {@code budget * WINDOW / k} traces in its k-th step, which makes five times the
 * budget over the window; but for its first step, which {@link Arrivals} bounds.
 *
 * <p>Owned by the exporter's thread.
 */
final class AdaptiveBaseline {
  static final long STEP_NANOS = 100_000_000;

  /** What arrivals are averaged over, in seconds. So much of the budget may come all at once. */
  static final double WINDOW = 5;

  /**
   * How fast {@link #scale} follows what it sees, in seconds; more than the window, or it swings.
   */
  private static final double CORRECTION = 10;

  private static final double LEAST_SCALE = 1.0 / 64;

  /** A trace in three hours: what is seen less often than that is not remembered. */
  private static final double LEAST_RATE = 1e-4;

  private final double[] rates = new double[SamplingPolicy.BUCKETS];
  private int[] thresholds = new int[SamplingPolicy.BUCKETS];
  private int[] next = new int[SamplingPolicy.BUCKETS];

  private double budget;
  private Arrivals arrivals;

  /** How many traces a second were to be expected to stay, by their probabilities; an average. */
  private double expectedRate;

  /**
   * What the budget is multiplied by so that it is kept. A thousand routes of which each is seen
   * now and then are each quiet at the moment they are seen: together they would be too many.
   */
  private double scale = 1;

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
    // The share of the last step in an average that forgets what is older than the window.
    double weight = -Math.expm1(-seconds / WINDOW);
    double rate = takeArrivals(seconds, weight);
    steer(rate, seconds);
    return share();
  }

  /** Brings the averages up to date; returns how many traces a second there are in all. */
  private double takeArrivals(double seconds, double weight) {
    double sum = 0;
    double expected = arrivals.takeWhole();
    for (int bucket = 0; bucket < rates.length; bucket++) {
      int came = arrivals.take(bucket);
      if (thresholds[bucket] != 0) {
        expected += came * Threshold.probability(Threshold.exact(thresholds[bucket]));
      }
      double rate = rates[bucket] + (came / seconds - rates[bucket]) * weight;
      rates[bucket] = rate < LEAST_RATE ? 0 : rate;
      sum += rates[bucket];
    }
    expectedRate += (expected / seconds - expectedRate) * weight;
    return sum;
  }

  private void steer(double rate, double seconds) {
    // Bounded: a burst must not be paid for much longer than it lasted.
    double excess = Math.max(-1, Math.min(1, expectedRate / budget - 1));
    double corrected = scale * Math.exp(-excess * seconds / CORRECTION);
    scale = rate <= budget ? 1 : Math.max(LEAST_SCALE, Math.min(1, corrected));
  }

  private boolean share() {
    double level = WaterFilling.level(rates, budget * scale);
    for (int bucket = 0; bucket < rates.length; bucket++) {
      double rate = rates[bucket];
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
