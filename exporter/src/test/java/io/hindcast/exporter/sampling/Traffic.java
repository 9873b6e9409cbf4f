package io.hindcast.exporter.sampling;

import io.hindcast.bootstrap.sampling.SamplingPolicy;
import io.hindcast.bootstrap.sampling.Threshold;
import io.hindcast.bootstrap.sampling.TokenBucket;
import java.util.SplittableRandom;

/**
 * Random traffic on a clock of its own: each trace is decided as an application's thread does it,
 * and the exporter's thread looks twenty times a second.
 */
final class Traffic {
  private static final double LOOK_SECONDS = 0.05;
  private static final long LOOK_NANOS = 50_000_000;

  final long[] arrived = new long[SamplingPolicy.BUCKETS];
  final long[] kept = new long[SamplingPolicy.BUCKETS];

  /** Of all that arrived, how many were to be expected to stay, by their probabilities. */
  double expected;

  /** What a reader takes the kept ones for: the sum of their weights. */
  final double[] weighed = new double[SamplingPolicy.BUCKETS];

  /** Of {@link #weighed}: the sum of (1 - p) / p over all that arrived. */
  final double[] variance = new double[SamplingPolicy.BUCKETS];

  private final SplittableRandom random;
  private final AdaptiveBaseline baseline;
  private final TokenBucket parents = new TokenBucket(0, 0);
  private SamplingPolicy policy;
  private long now;

  Traffic(long seed, double budget) {
    random = new SplittableRandom(seed);
    baseline = new AdaptiveBaseline(budget, 0);
    policy = policy();
  }

  /**
   * Lets time pass.
   *
   * @param rates traces a second, one a bucket from the first on
   */
  void run(double seconds, double... rates) {
    long looks = Math.round(seconds / LOOK_SECONDS);
    for (long i = 0; i < looks; i++) {
      for (int bucket = 0; bucket < rates.length; bucket++) {
        arrive(bucket, rates[bucket] * LOOK_SECONDS);
      }
      now += LOOK_NANOS;
      if (baseline.doWork(now)) {
        policy = policy();
      }
    }
  }

  /** Changes the budget. */
  void budget(double tracesPerSecond) {
    baseline.budget(tracesPerSecond);
    policy = policy();
  }

  /** As many as come by chance where so many are to be expected. */
  private void arrive(int bucket, double expected) {
    double time = -Math.log(1 - random.nextDouble());
    while (time < expected) {
      decide(bucket);
      time -= Math.log(1 - random.nextDouble());
    }
  }

  private void decide(int bucket) {
    int threshold = policy.threshold(bucket);
    double probability = Threshold.probability(Threshold.exact(threshold));
    arrived[bucket]++;
    expected += probability;
    variance[bucket] += (1 - probability) / probability;
    if (Threshold.keeps(threshold, random.nextLong(Threshold.RANGE))) {
      kept[bucket]++;
      weighed[bucket] += 1 / probability;
    }
  }

  private SamplingPolicy policy() {
    return SamplingPolicy.hindsight(baseline.thresholds(), baseline.arrivals(), parents, 1);
  }
}
