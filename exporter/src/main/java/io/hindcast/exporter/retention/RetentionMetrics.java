package io.hindcast.exporter.retention;

import io.hindcast.exporter.trace.Clock;
import io.opentelemetry.api.metrics.Meter;

/** What the ring says of itself; it is asked when metrics are collected, by any thread. */
final class RetentionMetrics {
  private static final double NANOS_PER_SECOND = 1e9;

  private final RetentionStats stats;
  private final Clock clock;

  RetentionMetrics(RetentionStats stats, Clock clock) {
    this.stats = stats;
    this.clock = clock;
  }

  void register(Meter meter) {
    meter
        .gaugeBuilder("hindcast.retention.horizon")
        .setUnit("s")
        .setDescription("How long ago the oldest trace ended that can still be called back.")
        .buildWithCallback(measurement -> measurement.record(horizonSeconds()));
    meter
        .upDownCounterBuilder("hindcast.retention.used")
        .setUnit("By")
        .setDescription("Direct memory that retained traces use.")
        .buildWithCallback(measurement -> measurement.record(stats.used()));
    meter
        .upDownCounterBuilder("hindcast.retention.capacity")
        .setUnit("By")
        .setDescription("Direct memory that retained traces may use.")
        .buildWithCallback(measurement -> measurement.record(stats.capacity()));
    meter
        .counterBuilder("hindcast.retention.evicted")
        .setUnit("{trace}")
        .setDescription("Retained traces that made room for others.")
        .buildWithCallback(measurement -> measurement.record(stats.evicted()));
    meter
        .counterBuilder("hindcast.retention.recalled")
        .setUnit("{trace}")
        .setDescription("Retained traces that a late decision has called back.")
        .buildWithCallback(measurement -> measurement.record(stats.recalled()));
    meter
        .counterBuilder("hindcast.retention.left_out")
        .setUnit("{span}")
        .setDescription("Spans that could not be retained: of too large traces, or unreadable.")
        .buildWithCallback(measurement -> measurement.record(stats.leftOut()));
  }

  double horizonSeconds() {
    return stats.used() == 0
        ? 0
        : Math.max(0, clock.nanoTime() - stats.oldestEndedNanos()) / NANOS_PER_SECOND;
  }
}
