package io.hindcast.exporter.metrics;

import io.hindcast.bootstrap.record.QueueWaitReading;
import io.hindcast.bootstrap.record.QueueWaits;
import io.hindcast.exporter.trace.Clock;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.HistogramData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricProducer;
import io.opentelemetry.sdk.resources.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/**
 * {@code hindcast.executor.queue.wait}: how long tasks waited for a thread, as the workers have
 * counted it since the start. Each reader asks for itself, by a thread of its own.
 */
final class QueueWaitMetrics implements MetricProducer {
  static final String METRIC = "hindcast.executor.queue.wait";

  private static final AttributeKey<String> NAME = AttributeKey.stringKey("hindcast.executor.name");
  private static final double NANOS = 1e9;
  private static final List<Double> BOUNDARIES = seconds(QueueWaits.boundaries());

  private final InstrumentationScopeInfo scope;
  private final int maxSeries;
  private final Supplier<List<QueueWaitReading>> waits;
  private final Clock clock;
  private final long startEpochNanos;

  /**
   * Asks nobody yet.
   *
   * @param maxSeries from the last one on, executors are added up in one; {@link ExecutorMetrics}
   *     tells people so
   * @param waits {@code ExecutorPools.queueWaits()}
   */
  QueueWaitMetrics(
      InstrumentationScopeInfo scope,
      int maxSeries,
      Supplier<List<QueueWaitReading>> waits,
      Clock clock) {
    this.scope = scope;
    this.maxSeries = maxSeries;
    this.waits = waits;
    this.clock = clock;
    this.startEpochNanos = clock.epochNanos();
  }

  @Override
  public Collection<MetricData> produce(Resource resource) {
    List<QueueWaitReading> readings = waits.get();
    if (readings.isEmpty()) {
      return List.of();
    }
    long now = clock.epochNanos();
    int named = readings.size() <= maxSeries ? readings.size() : maxSeries - 1;
    List<HistogramPointData> points = new ArrayList<>(named + 1);
    for (QueueWaitReading reading : readings.subList(0, named)) {
      points.add(point(reading, Attributes.of(NAME, reading.executor()), now));
    }
    if (named < readings.size()) {
      points.add(point(sum(readings.subList(named, readings.size())), SeriesTable.OVERFLOW, now));
    }
    return List.of(
        new CountedHistogram(
            resource,
            scope,
            METRIC,
            "s",
            "Time between handing a task over and the start of its run.",
            HistogramData.create(AggregationTemporality.CUMULATIVE, points)));
  }

  private HistogramPointData point(QueueWaitReading reading, Attributes attributes, long now) {
    return HistogramPointData.create(
        startEpochNanos,
        now,
        attributes,
        reading.sumNanos() / NANOS,
        false,
        0,
        false,
        0,
        BOUNDARIES,
        reading.counts());
  }

  private static QueueWaitReading sum(List<QueueWaitReading> readings) {
    long[] counts = new long[BOUNDARIES.size() + 1];
    long sumNanos = 0;
    for (QueueWaitReading reading : readings) {
      for (int i = 0; i < counts.length; i++) {
        counts[i] += reading.counts().get(i);
      }
      sumNanos += reading.sumNanos();
    }
    List<Long> sums = new ArrayList<>(counts.length);
    for (long count : counts) {
      sums.add(count);
    }
    return new QueueWaitReading("", sums, sumNanos);
  }

  private static List<Double> seconds(long[] nanos) {
    List<Double> seconds = new ArrayList<>(nanos.length);
    for (long each : nanos) {
      seconds.add(each / NANOS);
    }
    return List.copyOf(seconds);
  }
}
