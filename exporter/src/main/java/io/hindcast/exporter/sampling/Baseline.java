package io.hindcast.exporter.sampling;

import io.hindcast.bootstrap.sampling.Arrivals;
import io.hindcast.bootstrap.sampling.SamplingPolicy;
import io.hindcast.bootstrap.sampling.Threshold;
import io.hindcast.bootstrap.sampling.TokenBucket;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the {@link SamplingPolicy} of this process as the settings want it. Made by the thread that
 * starts the agent, before anything is recorded; then owned by the exporter's thread.
 */
public final class Baseline {
  /**
   * The limit of what callers have flagged.
   *
   * @param refusedBefore what the limits refused that it has replaced
   */
  private record Parents(TokenBucket limit, long refusedBefore) {
    long refused() {
      return refusedBefore + limit.refused();
    }
  }

  private SamplingSettings settings;
  private @Nullable AdaptiveBaseline adaptive;

  /** Metrics are collected by any thread. */
  private volatile Parents parents;

  /**
   * Puts a policy into effect.
   *
   * @param now as {@link System#nanoTime}
   */
  public Baseline(SamplingSettings settings, long now) {
    this.settings = settings;
    this.parents = new Parents(new TokenBucket(settings.parentRate(), now), 0);
    this.adaptive =
        isAdaptive(settings) ? new AdaptiveBaseline(settings.baselineRate(), now) : null;
    SamplingPolicy.use(policy());
  }

  /**
   * Takes other settings, for traces that are decided from now on.
   *
   * @param now as {@link System#nanoTime}
   */
  public void use(SamplingSettings other, long now) {
    if (other.parentRate() != settings.parentRate()) {
      parents = new Parents(new TokenBucket(other.parentRate(), now), parents.refused());
    }
    AdaptiveBaseline budget = adaptive;
    if (!isAdaptive(other)) {
      adaptive = null;
    } else if (budget == null) {
      adaptive = new AdaptiveBaseline(other.baselineRate(), now);
    } else if (other.baselineRate() != settings.baselineRate()) {
      // What is known of the routes stays.
      budget.budget(other.baselineRate());
    }
    settings = other;
    SamplingPolicy.use(policy());
  }

  /**
   * Makes a step if it is time to. To be called at least as often as the exporter's thread looks
   * into the ring: what comes between two steps is decided by what was known before.
   *
   * @param now as {@link System#nanoTime}
   * @return whether another policy holds from now on: 1 or 0
   */
  public int doWork(long now) {
    AdaptiveBaseline budget = adaptive;
    if (budget == null || !budget.doWork(now)) {
      return 0;
    }
    SamplingPolicy.use(policy());
    return 1;
  }

  /**
   * How many traces were flagged by their callers beyond the rate that is followed. By any thread.
   */
  public long refusedParents() {
    return parents.refused();
  }

  private static boolean isAdaptive(SamplingSettings settings) {
    return settings.mode() == SamplingSettings.Mode.HINDSIGHT
        && Double.isNaN(settings.fixedRatio())
        && settings.baselineRate() > 0;
  }

  private SamplingPolicy policy() {
    AdaptiveBaseline budget = adaptive;
    if (budget != null) {
      return hindsight(budget.thresholds(), budget.arrivals());
    }
    // Of no ratio and no budget it is none.
    int threshold = Threshold.of(settings.fixedRatio());
    return settings.mode() == SamplingSettings.Mode.HEAD
        ? SamplingPolicy.head(threshold, settings.parentBased())
        : hindsight(SamplingPolicy.everywhere(threshold), null);
  }

  private SamplingPolicy hindsight(int[] thresholds, @Nullable Arrivals arrivals) {
    return SamplingPolicy.hindsight(thresholds, arrivals, parents.limit(), settings.parentWeight());
  }
}
