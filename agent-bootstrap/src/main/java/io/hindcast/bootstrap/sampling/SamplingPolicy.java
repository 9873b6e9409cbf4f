package io.hindcast.bootstrap.sampling;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How the baseline is chosen. Immutable but for the counters it points at; whoever changes it puts
 * another one in its place.
 *
 * <p>Nothing here looks at what happened in a trace, or in others: of two traces with the same root
 * one is as likely to be in the baseline as the other, failed or not.
 */
public final class SamplingPolicy {
  /** How many buckets traces fall into, by what their root knows at its start. */
  public static final int BUCKETS = 1 << 10;

  /** Until somebody has chosen: all of them. */
  private static volatile SamplingPolicy current =
      new SamplingPolicy(new int[BUCKETS], null, true, true, null, Threshold.RANGE);

  private final int[] thresholds;
  private final @Nullable Arrivals arrivals;
  private final boolean followsParents;
  private final boolean hindsight;
  private final @Nullable TokenBucket parents;
  private final long mostOfParents;

  private SamplingPolicy(
      int[] thresholds,
      @Nullable Arrivals arrivals,
      boolean followsParents,
      boolean hindsight,
      @Nullable TokenBucket parents,
      long mostOfParents) {
    if (thresholds.length != BUCKETS) {
      throw new IllegalArgumentException(
          "a threshold for each bucket is needed: thresholds=" + thresholds.length);
    }
    this.thresholds = thresholds.clone();
    this.arrivals = arrivals;
    this.followsParents = followsParents;
    this.hindsight = hindsight;
    this.parents = parents;
    this.mostOfParents = mostOfParents;
  }

  /**
   * Evidence is kept besides, in this process and in those it calls.
   *
   * @param thresholds one a bucket, as {@link Threshold#of} makes them
   * @param arrivals counts for a table that follows them; null for one that stays
   * @param parents how many traces a second that a caller has flagged are followed
   * @param parentWeight how many traces one of them may stand for, at the most; 1 or more
   */
  public static SamplingPolicy hindsight(
      int[] thresholds, @Nullable Arrivals arrivals, TokenBucket parents, double parentWeight) {
    if (!(parentWeight >= 1)) {
      throw new IllegalArgumentException(
          "a trace stands for itself at least: parentWeight=" + parentWeight);
    }
    long most = Threshold.RANGE - (long) Math.ceil(Threshold.RANGE / parentWeight);
    return new SamplingPolicy(thresholds, arrivals, true, true, parents, most);
  }

  /**
   * Plain head sampling, as {@code OTEL_TRACES_SAMPLER} asks for: nothing else is kept.
   *
   * @param threshold as {@link Threshold#of} makes it
   * @param followsParents whether it holds only for traces that begin here
   */
  public static SamplingPolicy head(int threshold, boolean followsParents) {
    return new SamplingPolicy(
        everywhere(threshold), null, followsParents, false, null, Threshold.RANGE);
  }

  /** A table of one threshold. */
  public static int[] everywhere(int threshold) {
    int[] table = new int[BUCKETS];
    Arrays.fill(table, threshold);
    return table;
  }

  /** The one of this process. */
  public static SamplingPolicy current() {
    return current;
  }

  /** Puts another one in its place: for traces that are decided from now on. */
  public static void use(SamplingPolicy policy) {
    current = policy;
  }

  /**
   * The threshold for one trace that is decided here. Asked once a trace, for it is counted.
   *
   * @param bucket of {@link Bucket}
   */
  public int threshold(int bucket) {
    int threshold = thresholds[bucket];
    Arrivals counted = arrivals;
    return counted == null ? threshold : counted.next(bucket, threshold);
  }

  /** Whether the flag that a caller has sent is its decision for this process too. */
  public boolean followsParents() {
    return followsParents;
  }

  /**
   * Whether a caller may say that its trace stands for as many as a threshold means. Whoever sends
   * requests chooses it, and R too: what it claims beyond that is not repeated.
   *
   * @param threshold T, of 56 bits
   */
  public boolean believesParent(long threshold) {
    return threshold <= mostOfParents;
  }

  /** Whether evidence is kept, heard of and told. */
  public boolean isHindsight() {
    return hindsight;
  }

  /**
   * Whether one more trace that its caller has flagged is kept for that: so that nobody outside can
   * flood the exporter. What is refused is counted.
   */
  public boolean admitsParent() {
    TokenBucket limit = parents;
    return limit == null || limit.tryTake(System.nanoTime());
  }
}
