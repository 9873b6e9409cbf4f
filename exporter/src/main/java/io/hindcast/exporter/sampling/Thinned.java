package io.hindcast.exporter.sampling;

import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.sampling.Threshold;
import io.hindcast.exporter.trace.AssembledTrace;
import io.hindcast.exporter.trace.Kept;

/**
 * A smaller part of the baseline while there is no memory for all of it. Chosen by R again, with a
 * larger T that the spans tell: so they stand for those that are left out (OpenTelemetry,
 * "TraceState: Probability Sampling", proportional downstream sampler).
 */
public final class Thinned {
  /** One of so many stays, as a power of two. */
  private static final int SHIFT = 4;

  private Thinned() {}

  /**
   * What becomes of a trace that is in the baseline and in nothing else.
   *
   * @return {@link Kept#NOT} where it is left out
   */
  public static Kept of(AssembledTrace trace, Kept kept) {
    SpanRecord record = trace.records().get(0);
    long threshold = record.threshold();
    long larger = Threshold.RANGE - ((Threshold.RANGE - Math.max(0, threshold)) >>> SHIFT);
    if (record.randomness() < larger) {
      return Kept.NOT;
    }
    // Where nobody knows the caller's T, nobody knows what stays stands for.
    return threshold < 0 ? kept : kept.above(larger);
  }
}
