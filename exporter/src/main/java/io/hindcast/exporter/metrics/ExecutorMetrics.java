package io.hindcast.exporter.metrics;

import io.hindcast.bootstrap.pool.ExecutorReading;
import io.hindcast.exporter.Log;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import java.util.List;
import java.util.function.Supplier;

/**
 * {@code hindcast.executor.*}: what the application's thread pools say when metrics are collected;
 * how long tasks wait they do not say, that is {@link QueueWaitMetrics}. No semantic convention
 * knows executors. The SDK collects one reader after the other, so one thread at a time asks.
 */
public final class ExecutorMetrics {
  private static final AttributeKey<String> NAME = AttributeKey.stringKey("hindcast.executor.name");

  private final Supplier<List<ExecutorReading>> executors;
  private final int maxSeries;
  private final Log log;
  private final ObservableLongMeasurement queueSize;
  private final ObservableLongMeasurement active;
  private final ObservableLongMeasurement poolSize;
  private final ObservableLongMeasurement poolMax;
  private final ObservableLongMeasurement rejected;
  private boolean told;

  private ExecutorMetrics(
      Meter meter, int maxSeries, Supplier<List<ExecutorReading>> executors, Log log) {
    this.executors = executors;
    this.maxSeries = maxSeries;
    this.log = log;
    queueSize = current(meter, "queue.size", "{task}", "Tasks that wait for a thread.");
    active = current(meter, "active", "{thread}", "Threads that run a task.");
    poolSize = current(meter, "pool.size", "{thread}", "Threads that there are.");
    poolMax = current(meter, "pool.max", "{thread}", "Threads that there may be.");
    rejected =
        meter
            .counterBuilder("hindcast.executor.rejected")
            .setUnit("{task}")
            .setDescription("Tasks that were refused.")
            .buildObserver();
  }

  /**
   * Registers them.
   *
   * @param maxSeries of each metric; from the last one on, executors are added up in one
   * @param executors {@code ExecutorPools.read()}
   */
  public static void register(
      Meter meter, int maxSeries, Supplier<List<ExecutorReading>> executors, Log log) {
    ExecutorMetrics metrics = new ExecutorMetrics(meter, maxSeries, executors, log);
    // One callback for all: the pools are asked once, and what they say belongs together.
    meter.batchCallback(
        metrics::measure,
        metrics.queueSize,
        metrics.active,
        metrics.poolSize,
        metrics.poolMax,
        metrics.rejected);
  }

  private static ObservableLongMeasurement current(
      Meter meter, String name, String unit, String description) {
    return meter
        .upDownCounterBuilder("hindcast.executor." + name)
        .setUnit(unit)
        .setDescription(description)
        .buildObserver();
  }

  private void measure() {
    List<ExecutorReading> readings = executors.get();
    int named = readings.size() <= maxSeries ? readings.size() : maxSeries - 1;
    for (ExecutorReading reading : readings.subList(0, named)) {
      record(reading, Attributes.of(NAME, reading.name()));
    }
    if (named < readings.size()) {
      tell(readings.size());
      record(sum(readings.subList(named, readings.size())), SeriesTable.OVERFLOW);
    }
  }

  private void record(ExecutorReading reading, Attributes attributes) {
    queueSize.record(reading.queueSize(), attributes);
    active.record(reading.active(), attributes);
    poolSize.record(reading.poolSize(), attributes);
    poolMax.record(reading.poolMax(), attributes);
    rejected.record(reading.rejected(), attributes);
  }

  /** The SDK would keep the first one's values and let go of the others'. */
  private static ExecutorReading sum(List<ExecutorReading> readings) {
    long queueSize = 0;
    long active = 0;
    long poolSize = 0;
    long poolMax = 0;
    long rejected = 0;
    for (ExecutorReading reading : readings) {
      queueSize += reading.queueSize();
      active += reading.active();
      poolSize += reading.poolSize();
      poolMax += reading.poolMax();
      rejected += reading.rejected();
    }
    return new ExecutorReading("", queueSize, active, poolSize, poolMax, rejected);
  }

  private void tell(int names) {
    if (told) {
      return;
    }
    told = true;
    log.warn(
        "The metrics hindcast.executor.* have reached hindcast.metrics.max-series="
            + maxSeries
            + ": their attribute "
            + NAME.getKey()
            + " has "
            + names
            + " different values. Further series are counted in one with"
            + " otel.metric.overflow=true.");
  }
}
