package io.hindcast.exporter.metrics;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The values that tell one series of a metric from another; in a map a key that is cheap. */
final class Series {
  private final @Nullable Object[] values;
  private final int hash;

  /** Takes over the array. */
  Series(@Nullable Object[] values) {
    this.values = values;
    // Texts remember their hash.
    this.hash = Arrays.hashCode(values);
  }

  /** The value of the attribute at this place; null where the series does not have it. */
  @Nullable Object value(int place) {
    return values[place];
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Series series && Arrays.equals(values, series.values);
  }
}
