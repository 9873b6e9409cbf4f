package io.hindcast.exporter.sampling;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which traces are to be kept. When an option is changed while the application runs, another one of
 * these takes its place; {@code mode}, {@code fixedRatio} and {@code parentBased} of head sampling,
 * {@code retentionBytes} and {@code maxSpans} stay what they were at the start.
 *
 * @param mode when it is decided
 * @param fixedRatio the share of traces in the baseline, from 0 to 1; NaN: what {@code
 *     baselineRate} allows, which head sampling does not know
 * @param parentBased head sampling: whether a caller's decision is taken over. In hindsight it
 *     always is
 * @param baselineRate traces a second in the baseline that begin here
 * @param parentRate traces a second that are kept because a caller says so; infinite for no limit
 * @param parentWeight how many traces one of those may stand for: a caller that claims more is
 *     followed without a weight; infinite for no limit
 * @param slowThreshold a trace that takes longer is kept; zero: none is for that
 * @param slowRoutes whether a trace is kept that is slow for its own route
 * @param rare whether a path is kept that was not seen for a while
 * @param nPlusOne so many identical statements under one parent are kept; 0: none are for that
 * @param waitThreshold who waited longer for a connection or a thread is kept; zero: none is for
 *     that
 * @param evidenceRate traces a second that are kept for what happened in them
 * @param evidencePerClass how many of each class of failure a second has at least
 * @param keepToken what a caller has to say to have a trace kept; null: nobody is listened to
 * @param retentionBytes room for traces that were not kept and may still turn out to matter
 * @param maxSpans how many spans of one trace are kept
 */
public record SamplingSettings(
    Mode mode,
    double fixedRatio,
    boolean parentBased,
    double baselineRate,
    double parentRate,
    double parentWeight,
    Duration slowThreshold,
    boolean slowRoutes,
    boolean rare,
    int nPlusOne,
    Duration waitThreshold,
    double evidenceRate,
    int evidencePerClass,
    @Nullable String keepToken,
    long retentionBytes,
    int maxSpans) {

  /** When it is decided whether a trace is kept. */
  public enum Mode {
    /** When it is over: a baseline, and whatever is out of the ordinary. */
    HINDSIGHT,

    /** When it begins: a share of all, or what the caller said. */
    HEAD
  }

  /** Refuses what cannot work. */
  public SamplingSettings {
    boolean fixed = fixedRatio >= 0 && fixedRatio <= 1;
    if (!fixed && (mode == Mode.HEAD || !Double.isNaN(fixedRatio))) {
      throw new IllegalArgumentException("ratio must be from 0 to 1: " + fixedRatio);
    }
    // Written so that NaN is refused too.
    if (!(baselineRate >= 0 && parentRate >= 0 && evidenceRate >= 0)) {
      throw new IllegalArgumentException(
          "rates must not be negative: baseline="
              + baselineRate
              + ", parent="
              + parentRate
              + ", evidence="
              + evidenceRate);
    }
    if (!(parentWeight >= 1)) {
      throw new IllegalArgumentException("a trace stands for itself at least: " + parentWeight);
    }
    if (slowThreshold.isNegative() || waitThreshold.isNegative()) {
      throw new IllegalArgumentException(
          "thresholds must not be negative: slow=" + slowThreshold + ", wait=" + waitThreshold);
    }
    if (nPlusOne < 0 || evidencePerClass < 0 || retentionBytes < 0) {
      throw new IllegalArgumentException(
          "numbers must not be negative: nPlusOne="
              + nPlusOne
              + ", evidencePerClass="
              + evidencePerClass
              + ", retentionBytes="
              + retentionBytes);
    }
    if (maxSpans < 1) {
      throw new IllegalArgumentException("a trace must have room for one span: " + maxSpans);
    }
  }
}
