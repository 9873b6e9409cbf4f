package io.hindcast.smoke.stage;

import java.io.IOException;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What came of a load.
 *
 * @param answered requests that were answered as they should
 * @param failed all others
 * @param firstFailure null where none failed
 * @param microseconds how long the answered ones took
 */
public record LoadOutcome(
    long answered,
    long failed,
    @Nullable IOException firstFailure,
    double seconds,
    Histogram microseconds) {

  public double milliseconds(double percentile) {
    return microseconds.getValueAtPercentile(percentile) / 1000.0;
  }

  /** For whom a request without an answer spoils the measurement. */
  public LoadOutcome allAnswered() {
    if (failed > 0) {
      throw new StageException(failed + " requests failed, the first: " + firstFailure);
    }
    return this;
  }
}
