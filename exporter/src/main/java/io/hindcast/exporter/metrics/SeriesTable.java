package io.hindcast.exporter.metrics;

import io.hindcast.exporter.Log;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The series of one metric, bounded: what an attribute's values explode into is counted in one
 * series (OpenTelemetry metrics SDK specification, "Cardinality limits"), and people are told once
 * which attribute it was. Owned by the exporter's thread.
 */
final class SeriesTable {
  /** Of the series that takes what has no place of its own. */
  static final Attributes OVERFLOW =
      Attributes.of(AttributeKey.booleanKey("otel.metric.overflow"), true);

  private final String metric;
  private final List<AttributeKey<?>> names;
  private final int most;
  private final Log log;
  private final Map<Series, Attributes> known = new HashMap<>();
  private boolean told;

  /**
   * A table.
   *
   * @param names of the attributes, in the order in which their values come
   * @param most how many series there may be, the one that takes the rest included
   */
  SeriesTable(String metric, List<AttributeKey<?>> names, int most, Log log) {
    this.metric = metric;
    this.names = List.copyOf(names);
    this.most = most;
    this.log = log;
  }

  /**
   * The attributes of a series.
   *
   * @param values in the order of the names, null for what the series does not have; taken over
   */
  Attributes of(@Nullable Object... values) {
    Series series = new Series(values);
    Attributes attributes = known.get(series);
    if (attributes != null) {
      return attributes;
    }
    if (known.size() >= most - 1) {
      tell();
      return OVERFLOW;
    }
    attributes = attributes(series);
    known.put(series, attributes);
    return attributes;
  }

  /** Forgets all series: of delta temporality, where the next interval begins with none. */
  void clear() {
    known.clear();
  }

  @SuppressWarnings("unchecked") // Values are given in the order of the names.
  private Attributes attributes(Series series) {
    AttributesBuilder attributes = Attributes.builder();
    for (int i = 0; i < names.size(); i++) {
      Object value = series.value(i);
      if (value != null) {
        attributes.put((AttributeKey<Object>) names.get(i), value);
      }
    }
    return attributes.build();
  }

  private void tell() {
    if (told) {
      return;
    }
    told = true;
    int mostValues = 0;
    String exploded = "";
    for (int i = 0; i < names.size(); i++) {
      Set<Object> values = new HashSet<>();
      for (Series series : known.keySet()) {
        Object value = series.value(i);
        if (value != null) {
          values.add(value);
        }
      }
      if (values.size() > mostValues) {
        mostValues = values.size();
        exploded = names.get(i).getKey();
      }
    }
    log.warn(
        "The metric "
            + metric
            + " has reached hindcast.metrics.max-series="
            + most
            + ": its attribute "
            + exploded
            + " has "
            + mostValues
            + " different values. Further series are counted in one with"
            + " otel.metric.overflow=true.");
  }
}
