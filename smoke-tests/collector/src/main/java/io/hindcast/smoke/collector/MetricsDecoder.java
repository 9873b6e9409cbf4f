package io.hindcast.smoke.collector;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.Exemplar;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import java.util.ArrayList;
import java.util.List;

/** From OTLP's messages to {@link ReceivedPoint}s. */
final class MetricsDecoder {
  private final List<ReceivedPoint> points = new ArrayList<>();
  private final String service;

  private MetricsDecoder(String service) {
    this.service = service;
  }

  static List<ReceivedPoint> decode(ExportMetricsServiceRequest request) {
    List<ReceivedPoint> points = new ArrayList<>();
    for (ResourceMetrics ofResource : request.getResourceMetricsList()) {
      String service =
          String.valueOf(
              OtlpDecoder.attributes(ofResource.getResource().getAttributesList())
                  .get("service.name"));
      MetricsDecoder decoder = new MetricsDecoder(service);
      for (ScopeMetrics ofScope : ofResource.getScopeMetricsList()) {
        ofScope.getMetricsList().forEach(decoder::add);
      }
      points.addAll(decoder.points);
    }
    return points;
  }

  private void add(Metric metric) {
    switch (metric.getDataCase()) {
      case HISTOGRAM ->
          metric.getHistogram().getDataPointsList().forEach(point -> add(metric.getName(), point));
      case SUM ->
          metric.getSum().getDataPointsList().forEach(point -> add(metric.getName(), point));
      case GAUGE ->
          metric.getGauge().getDataPointsList().forEach(point -> add(metric.getName(), point));
      default -> throw new IllegalArgumentException("kind of metric: " + metric.getDataCase());
    }
  }

  private void add(String metric, HistogramDataPoint point) {
    points.add(
        new ReceivedPoint(
            service,
            metric,
            OtlpDecoder.attributes(point.getAttributesList()),
            point.getCount(),
            point.getSum(),
            traces(point.getExemplarsList())));
  }

  private void add(String metric, NumberDataPoint point) {
    points.add(
        new ReceivedPoint(
            service,
            metric,
            OtlpDecoder.attributes(point.getAttributesList()),
            0,
            point.hasAsInt() ? point.getAsInt() : point.getAsDouble(),
            traces(point.getExemplarsList())));
  }

  private static List<String> traces(List<Exemplar> exemplars) {
    return exemplars.stream().map(one -> OtlpDecoder.hex(one.getTraceId())).toList();
  }
}
