package io.hindcast.exporter.metrics;

import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/** A count that only grows. Owned by the exporter's thread. */
public final class Count {
  private final LongCounter counter;
  private final SeriesTable series;

  Count(LongCounter counter, SeriesTable series) {
    this.counter = counter;
    this.series = series;
  }

  /**
   * Adds to the count.
   *
   * @param context names the span it is of, where that may become an exemplar
   * @param values of the attributes: {@code String}, {@code Long}, {@code Boolean} or null; taken
   *     over
   */
  public void add(long number, Context context, @Nullable Object... values) {
    counter.add(number, series.of(values), context);
  }
}
