package io.hindcast.exporter.metrics;

import io.hindcast.exporter.Log;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.metrics.Meter;
import java.util.ArrayList;
import java.util.List;

/** Makes the instruments whose series are bounded. Owned by the exporter's thread. */
public final class Instruments {
  private final Meter meter;
  private final int maxSeries;
  private final Log log;
  private final List<SeriesTable> tables = new ArrayList<>();

  Instruments(Meter meter, int maxSeries, Log log) {
    this.meter = meter;
    this.maxSeries = maxSeries;
    this.log = log;
  }

  /**
   * A histogram of durations in seconds.
   *
   * @param boundaries the upper ends of its buckets, but for the last one's
   * @param attributes of its series, in the order in which their values will be given
   */
  public Durations durations(
      String name, String description, List<Double> boundaries, AttributeKey<?>... attributes) {
    return new Durations(
        meter
            .histogramBuilder(name)
            .setUnit("s")
            .setDescription(description)
            .setExplicitBucketBoundariesAdvice(boundaries)
            .build(),
        table(name, attributes));
  }

  /** A count that only grows. */
  public Count count(String name, String unit, String description, AttributeKey<?>... attributes) {
    return new Count(
        meter.counterBuilder(name).setUnit(unit).setDescription(description).build(),
        table(name, attributes));
  }

  /** Forgets the series: they have been collected and begin anew. */
  void clearSeries() {
    for (SeriesTable table : tables) {
      table.clear();
    }
  }

  private SeriesTable table(String name, AttributeKey<?>... attributes) {
    SeriesTable table = new SeriesTable(name, List.of(attributes), maxSeries, log);
    tables.add(table);
    return table;
  }
}
