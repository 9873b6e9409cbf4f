package io.hindcast.exporter.metrics;

import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/** A histogram of durations. Owned by the exporter's thread. */
public final class Durations {
  private static final double NANOS = 1e9;

  private final DoubleHistogram histogram;
  private final SeriesTable series;

  Durations(DoubleHistogram histogram, SeriesTable series) {
    this.histogram = histogram;
    this.series = series;
  }

  /**
   * Counts a duration.
   *
   * @param context names the span it is of, where that may become an exemplar
   * @param values of the attributes: {@code String}, {@code Long} or null; taken over
   */
  public void record(long nanos, Context context, @Nullable Object... values) {
    histogram.record(nanos / NANOS, series.of(values), context);
  }
}
