package io.hindcast.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.exporter.receiver.HttpReceiver;
import io.hindcast.exporter.receiver.Receiver.Answer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Deltas, of which a receiver makes the sum: one that is sent twice counts twice there, and one
 * that is not is missing for good.
 */
@Timeout(60)
final class DeltaExportTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final TestLog log = new TestLog();

  @BeforeEach
  @AfterEach
  void emptyRing() {
    ExporterThreads.awaitEnd();
    Records.drain();
  }

  @Test
  void eachRequest_isCountedOnce_butForThoseOfARefusedExport() throws Exception {
    try (HttpReceiver receiver = new HttpReceiver(0, null, false)) {
      Exporter exporter = start(receiver);
      collect(exporter, 2);
      receiver.answerMetrics(Answer.REFUSED);
      collect(exporter, 3);
      receiver.answerMetrics(Answer.UNAVAILABLE);
      collect(exporter, 5);
      collect(exporter, 0);
      collect(exporter, 7);
      exporter.close();

      assertThat(receiver.metrics.subList(0, 6).stream().map(DeltaExportTest::requests))
          .as("the fourth was asked for again")
          .containsExactly(2L, 3L, 5L, 5L, 0L, 7L);
      assertThat(receiver.metrics.get(3)).isEqualTo(receiver.metrics.get(2));
      assertThat(receiver.takenMetrics.stream().mapToLong(DeltaExportTest::requests).sum())
          .isEqualTo(2 + 5 + 7);
      assertThat(refusedPoints(receiver.takenMetrics)).isEqualTo(points(receiver.metrics.get(1)));
      List<HistogramDataPoint> points =
          receiver.metrics.stream().flatMap(DeltaExportTest::durations).toList();
      for (int i = 1; i < points.size(); i++) {
        HistogramDataPoint before = points.get(i - 1);
        HistogramDataPoint point = points.get(i);
        assertThat(point.equals(before) || point.getStartTimeUnixNano() >= before.getTimeUnixNano())
            .as("no time is told of twice")
            .isTrue();
      }
    }
  }

  private static void collect(Exporter exporter, int requests) {
    for (int i = 0; i < requests; i++) {
      HttpServerRecord record = new HttpServerRecord(Records.thread(), null);
      record.method = "GET";
      record.status = 200;
      record.end();
    }
    assertThat(exporter.flush(LONG)).isTrue();
  }

  private Exporter start(HttpReceiver receiver) {
    OtlpSettings metrics = OtlpSettings.of(OtlpProtocol.HTTP_PROTOBUF, receiver.metricsEndpoint());
    return Exporter.start(
        new ExporterSettings(
            Set.of(TracesExporter.OTLP),
            OtlpSettings.of(OtlpProtocol.HTTP_PROTOBUF, receiver.endpoint()),
            new MetricsSettings(
                Set.of(MetricsExporter.OTLP),
                Duration.ofMinutes(1),
                Duration.ofSeconds(30),
                Temporality.DELTA,
                true,
                "127.0.0.1",
                0,
                2_000,
                metrics),
            null,
            Map.of("service.name", "shop"),
            Set.of(),
            List.of(),
            "9.9.9",
            Duration.ofSeconds(5)),
        TestSampling.everything(),
        log,
        new PrintStream(new ByteArrayOutputStream(), true));
  }

  private static long requests(ExportMetricsServiceRequest request) {
    return durations(request).mapToLong(HistogramDataPoint::getCount).sum();
  }

  private static Stream<HistogramDataPoint> durations(ExportMetricsServiceRequest request) {
    return metrics(request)
        .filter(metric -> metric.getName().equals("http.server.request.duration"))
        .peek(
            metric ->
                assertThat(metric.getHistogram().getAggregationTemporality())
                    .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA))
        .flatMap(metric -> metric.getHistogram().getDataPointsList().stream());
  }

  /** What the agent says it has lost, itself in deltas. */
  private static long refusedPoints(List<ExportMetricsServiceRequest> requests) {
    return requests.stream()
        .flatMap(DeltaExportTest::metrics)
        .filter(metric -> metric.getName().equals("otel.sdk.exporter.metric_data_point.exported"))
        .flatMap(metric -> metric.getSum().getDataPointsList().stream())
        .filter(
            point ->
                point.getAttributesList().stream()
                    .map(KeyValue::getValue)
                    .anyMatch(value -> value.getStringValue().equals("refused")))
        .mapToLong(NumberDataPoint::getAsInt)
        .sum();
  }

  private static long points(ExportMetricsServiceRequest request) {
    return metrics(request)
        .mapToLong(
            metric ->
                metric.getGauge().getDataPointsCount()
                    + metric.getSum().getDataPointsCount()
                    + metric.getHistogram().getDataPointsCount())
        .sum();
  }

  private static Stream<Metric> metrics(ExportMetricsServiceRequest request) {
    return request.getResourceMetricsList().stream()
        .flatMap(resource -> resource.getScopeMetricsList().stream())
        .flatMap(scope -> scope.getMetricsList().stream());
  }
}
