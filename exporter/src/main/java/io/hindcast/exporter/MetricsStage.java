package io.hindcast.exporter;

import io.hindcast.bootstrap.pool.ConnectionPools;
import io.hindcast.bootstrap.pool.ExecutorPools;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.exporter.evidence.EvidenceDropped;
import io.hindcast.exporter.jvm.JvmMetrics;
import io.hindcast.exporter.metrics.ConnectionPoolMetrics;
import io.hindcast.exporter.metrics.ExecutorMetrics;
import io.hindcast.exporter.metrics.Metrics;
import io.hindcast.exporter.metrics.SamplingMetrics;
import io.hindcast.exporter.metrics.SelfMetrics;
import io.hindcast.exporter.otlp.MetricsRequestEncoder;
import io.hindcast.exporter.render.DbReadings;
import io.hindcast.exporter.render.OperationMetrics;
import io.hindcast.exporter.retention.RetentionRing;
import io.hindcast.exporter.sampling.Baseline;
import io.hindcast.exporter.span.SpanOrigin;
import io.hindcast.exporter.trace.AssembledTrace;
import io.hindcast.exporter.trace.Clock;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.resources.Resource;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Measures all traces before any of them is dropped, and passes the metrics on when the interval is
 * over. Owned by the exporter's thread.
 */
final class MetricsStage implements AutoCloseable {
  private final Metrics metrics;
  private final OperationMetrics operations;
  private final JvmMetrics jvm;
  private final Resource resource;
  private final @Nullable MetricsSink sink;

  /** Between two exports while the JVM ends. */
  private static final long HURRIED_NANOS = 1_000_000_000;

  private long intervalNanos;
  private final Clock clock;
  private long nextNanos;

  /**
   * Metrics that nothing has been measured for.
   *
   * @param sink where they go at each interval; null where they are only scraped
   */
  MetricsStage(
      SpanOrigin origin,
      MetricsSettings settings,
      DbReadings readings,
      SelfMetrics self,
      @Nullable MetricsSink sink,
      Log log,
      Clock clock) {
    metrics = Metrics.of(origin, settings, log);
    operations = new OperationMetrics(metrics.instruments(), readings, log);
    jvm = new JvmMetrics(metrics.meter(), log);
    self.register(metrics.meter());
    ExecutorMetrics.register(metrics.meter(), settings.maxSeries(), ExecutorPools::read, log);
    ConnectionPoolMetrics.register(
        metrics.meter(),
        settings.maxSeries(),
        ConnectionPools::read,
        readings.poolNames()::of,
        log);
    resource = origin.resource();
    this.sink = sink;
    intervalNanos = settings.interval().toNanos();
    this.clock = clock;
    nextNanos = clock.nanoTime() + intervalNanos;
  }

  /**
   * Measures the operations of a trace.
   *
   * @param kept whether it is exported
   */
  void measure(AssembledTrace trace, boolean kept) {
    operations.measure(trace, kept);
  }

  /** Measures an operation that is left out of its trace. */
  void measure(SpanRecord record) {
    operations.measure(record);
  }

  /** What counts the evidence that is not kept. */
  EvidenceDropped evidenceDropped() {
    return new EvidenceDropped(metrics.instruments());
  }

  /** Tells of sampling too. */
  void register(Baseline baseline, @Nullable RetentionRing ring) {
    SamplingMetrics.register(metrics.meter(), baseline);
    if (ring != null) {
      ring.register(metrics.meter(), clock);
    }
  }

  /** Passes the metrics on where it is time to; returns how often. */
  int doWork() {
    if (sink == null || clock.nanoTime() - nextNanos < 0) {
      return 0;
    }
    // What was missed while the machine slept is not made up for.
    nextNanos = clock.nanoTime() + intervalNanos;
    flush();
    return 1;
  }

  /** Passes them on each second from now on. */
  void hurry() {
    if (intervalNanos > HURRIED_NANOS) {
      intervalNanos = HURRIED_NANOS;
      nextNanos = clock.nanoTime() + intervalNanos;
    }
  }

  /** Passes the metrics on now. */
  void flush() {
    if (sink == null) {
      return;
    }
    Collection<MetricData> collected = metrics.collect();
    if (!collected.isEmpty()) {
      sink.accept(MetricsRequestEncoder.encode(resource, collected), points(collected));
    }
  }

  /** Stops listening to the JVM, and being scraped. */
  @Override
  public void close() {
    jvm.close();
    metrics.close();
  }

  private static int points(Collection<MetricData> metrics) {
    int points = 0;
    for (MetricData metric : metrics) {
      points += metric.getData().getPoints().size();
    }
    return points;
  }
}
