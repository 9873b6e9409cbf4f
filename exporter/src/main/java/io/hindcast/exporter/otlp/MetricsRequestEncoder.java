package io.hindcast.exporter.otlp;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.ExemplarData;
import io.opentelemetry.sdk.metrics.data.HistogramData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongExemplarData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.metrics.data.SumData;
import io.opentelemetry.sdk.resources.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes what metrics were collected as one request: the messages of OTLP's {@code metrics.proto},
 * whose field numbers these are. Exponential histograms and summaries are not among what we
 * measure.
 *
 * <pre>
 *   ExportMetricsServiceRequest
 *     1 ResourceMetrics
 *         1 Resource
 *         2 ScopeMetrics                  one for each scope
 *             1 InstrumentationScope
 *             2 Metric, Metric ...
 * </pre>
 */
public final class MetricsRequestEncoder {
  private static final int RESOURCE_METRICS = 1;
  private static final int RESOURCE = 1;
  private static final int RESOURCE_ATTRIBUTES = 1;
  private static final int SCOPE_METRICS = 2;
  private static final int SCOPE = 1;
  private static final int SCOPE_NAME = 1;
  private static final int SCOPE_VERSION = 2;
  private static final int METRIC = 2;

  private static final int NAME = 1;
  private static final int DESCRIPTION = 2;
  private static final int UNIT = 3;
  private static final int GAUGE = 5;
  private static final int SUM = 7;
  private static final int HISTOGRAM = 9;

  private static final int POINTS = 1;
  private static final int TEMPORALITY = 2;
  private static final int MONOTONIC = 3;

  private static final int START = 2;
  private static final int TIME = 3;

  private static final int NUMBER_DOUBLE = 4;
  private static final int NUMBER_EXEMPLARS = 5;
  private static final int NUMBER_LONG = 6;
  private static final int NUMBER_ATTRIBUTES = 7;

  private static final int HISTOGRAM_COUNT = 4;
  private static final int HISTOGRAM_SUM = 5;
  private static final int HISTOGRAM_BUCKETS = 6;
  private static final int HISTOGRAM_BOUNDS = 7;
  private static final int HISTOGRAM_EXEMPLARS = 8;
  private static final int HISTOGRAM_ATTRIBUTES = 9;
  private static final int HISTOGRAM_MIN = 11;
  private static final int HISTOGRAM_MAX = 12;

  private static final int EXEMPLAR_TIME = 2;
  private static final int EXEMPLAR_DOUBLE = 3;
  private static final int EXEMPLAR_SPAN = 4;
  private static final int EXEMPLAR_TRACE = 5;
  private static final int EXEMPLAR_LONG = 6;
  private static final int EXEMPLAR_ATTRIBUTES = 7;

  private static final int FIRST_ROOM = 32 << 10;

  private final ProtoWriter out = new ProtoWriter(FIRST_ROOM);
  private final AttributeEncoder attributes = new AttributeEncoder(out);

  private MetricsRequestEncoder() {}

  /** An {@code ExportMetricsServiceRequest} of metrics of one process. */
  public static byte[] encode(Resource resource, Collection<MetricData> metrics) {
    MetricsRequestEncoder encoder = new MetricsRequestEncoder();
    encoder.write(resource, metrics);
    return encoder.out.finished();
  }

  private void write(Resource resource, Collection<MetricData> metrics) {
    int resourceMetrics = out.begin(RESOURCE_METRICS);
    int message = out.begin(RESOURCE);
    attributes.write(RESOURCE_ATTRIBUTES, resource.getAttributes());
    out.end(message);
    for (Map.Entry<InstrumentationScopeInfo, List<MetricData>> scope :
        byScope(metrics).entrySet()) {
      write(scope.getKey(), scope.getValue());
    }
    out.end(resourceMetrics);
  }

  private static Map<InstrumentationScopeInfo, List<MetricData>> byScope(
      Collection<MetricData> metrics) {
    Map<InstrumentationScopeInfo, List<MetricData>> scopes = new LinkedHashMap<>();
    for (MetricData metric : metrics) {
      scopes
          .computeIfAbsent(metric.getInstrumentationScopeInfo(), scope -> new ArrayList<>())
          .add(metric);
    }
    return scopes;
  }

  private void write(InstrumentationScopeInfo scope, List<MetricData> metrics) {
    int scopeMetrics = out.begin(SCOPE_METRICS);
    int message = out.begin(SCOPE);
    out.text(SCOPE_NAME, scope.getName());
    @Nullable String version = scope.getVersion();
    out.text(SCOPE_VERSION, version == null ? "" : version);
    out.end(message);
    for (MetricData metric : metrics) {
      write(metric);
    }
    out.end(scopeMetrics);
  }

  private void write(MetricData metric) {
    int message = out.begin(METRIC);
    out.text(NAME, metric.getName());
    out.text(DESCRIPTION, metric.getDescription());
    out.text(UNIT, metric.getUnit());
    switch (metric.getType()) {
      case LONG_GAUGE -> {
        int data = out.begin(GAUGE);
        longPoints(metric.getLongGaugeData().getPoints());
        out.end(data);
      }
      case DOUBLE_GAUGE -> {
        int data = out.begin(GAUGE);
        doublePoints(metric.getDoubleGaugeData().getPoints());
        out.end(data);
      }
      case LONG_SUM -> {
        int data = out.begin(SUM);
        longPoints(metric.getLongSumData().getPoints());
        kind(metric.getLongSumData());
        out.end(data);
      }
      case DOUBLE_SUM -> {
        int data = out.begin(SUM);
        doublePoints(metric.getDoubleSumData().getPoints());
        kind(metric.getDoubleSumData());
        out.end(data);
      }
      case HISTOGRAM -> histogram(metric.getHistogramData());
      default -> throw new IllegalArgumentException("kind of metric: " + metric.getType());
    }
    out.end(message);
  }

  private void kind(SumData<?> sum) {
    out.number(TEMPORALITY, number(sum.getAggregationTemporality()));
    out.number(MONOTONIC, sum.isMonotonic() ? 1 : 0);
  }

  private static int number(AggregationTemporality temporality) {
    return temporality == AggregationTemporality.DELTA ? 1 : 2;
  }

  private void longPoints(Collection<LongPointData> points) {
    for (LongPointData point : points) {
      int message = out.begin(POINTS);
      times(point);
      out.fixed64(NUMBER_LONG, point.getValue());
      attributes.write(NUMBER_ATTRIBUTES, point.getAttributes());
      exemplars(NUMBER_EXEMPLARS, point.getExemplars());
      out.end(message);
    }
  }

  private void doublePoints(Collection<DoublePointData> points) {
    for (DoublePointData point : points) {
      int message = out.begin(POINTS);
      times(point);
      real(NUMBER_DOUBLE, point.getValue());
      attributes.write(NUMBER_ATTRIBUTES, point.getAttributes());
      exemplars(NUMBER_EXEMPLARS, point.getExemplars());
      out.end(message);
    }
  }

  private void histogram(HistogramData histogram) {
    int data = out.begin(HISTOGRAM);
    for (HistogramPointData point : histogram.getPoints()) {
      int message = out.begin(POINTS);
      times(point);
      out.fixed64(HISTOGRAM_COUNT, point.getCount());
      real(HISTOGRAM_SUM, point.getSum());
      out.packed64(HISTOGRAM_BUCKETS, point.getCounts());
      out.packedDoubles(HISTOGRAM_BOUNDS, point.getBoundaries());
      if (point.hasMin()) {
        real(HISTOGRAM_MIN, point.getMin());
      }
      if (point.hasMax()) {
        real(HISTOGRAM_MAX, point.getMax());
      }
      attributes.write(HISTOGRAM_ATTRIBUTES, point.getAttributes());
      exemplars(HISTOGRAM_EXEMPLARS, point.getExemplars());
      out.end(message);
    }
    out.number(TEMPORALITY, number(histogram.getAggregationTemporality()));
    out.end(data);
  }

  private void times(PointData point) {
    out.fixed64(START, point.getStartEpochNanos());
    out.fixed64(TIME, point.getEpochNanos());
  }

  private void exemplars(int field, List<? extends ExemplarData> exemplars) {
    for (ExemplarData exemplar : exemplars) {
      int message = out.begin(field);
      out.fixed64(EXEMPLAR_TIME, exemplar.getEpochNanos());
      if (exemplar instanceof DoubleExemplarData real) {
        real(EXEMPLAR_DOUBLE, real.getValue());
      } else if (exemplar instanceof LongExemplarData whole) {
        out.fixed64(EXEMPLAR_LONG, whole.getValue());
      }
      if (exemplar.getSpanContext().isValid()) {
        out.bytes(EXEMPLAR_SPAN, exemplar.getSpanContext().getSpanIdBytes());
        out.bytes(EXEMPLAR_TRACE, exemplar.getSpanContext().getTraceIdBytes());
      }
      Attributes filtered = exemplar.getFilteredAttributes();
      attributes.write(EXEMPLAR_ATTRIBUTES, filtered);
      out.end(message);
    }
  }

  private void real(int field, double value) {
    out.fixed64(field, Double.doubleToRawLongBits(value));
  }
}
