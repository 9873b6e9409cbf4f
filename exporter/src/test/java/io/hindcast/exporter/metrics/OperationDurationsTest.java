package io.hindcast.exporter.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.exporter.OtlpProtocol;
import io.hindcast.exporter.OtlpSettings;
import io.hindcast.exporter.TestLog;
import io.hindcast.exporter.otlp.Attempts;
import io.hindcast.exporter.span.SpanOrigin;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.resources.Resource;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OperationDurationsTest {
  private static final String METRIC = "otel.sdk.exporter.operation.duration";
  private static final long MILLI = 1_000_000;

  private final Metrics metrics =
      new Metrics(
          SpanOrigin.of(Resource.empty(), "1"),
          TestMetrics.DELTA,
          List::of,
          List.of(),
          new TestLog());
  private final OperationDurations durations = new OperationDurations();

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void eachAttempt_isMeasured_thoseThatFailApart() {
    durations.register(metrics.meter());
    Attempts attempts = attempts("http://collector_1:4318/v1/traces");
    attempts.made(7 * MILLI, null);
    attempts.made(2_000 * MILLI, null);
    attempts.made(30 * MILLI, "503");

    Collection<MetricData> collected = metrics.collect();

    assertThat(TestMetrics.named(collected, METRIC).getUnit()).isEqualTo("s");
    Map<Attributes, HistogramPointData> points =
        TestMetrics.histogram(collected, METRIC).stream()
            .collect(Collectors.toMap(HistogramPointData::getAttributes, point -> point));
    assertThat(points)
        .containsOnlyKeys(
            exporter("collector_1", 4318).build(),
            exporter("collector_1", 4318).put("error.type", "503").build());
    assertThat(points.get(exporter("collector_1", 4318).build()))
        .satisfies(
            point -> {
              assertThat(point.getSum()).isEqualTo(2.007);
              assertThat(point.getBoundaries()).startsWith(0.005, 0.01).endsWith(7.5, 10.0);
              assertThat(point.getCounts())
                  .containsExactly(0L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L, 0L, 0L, 0L, 0L);
              assertThat(point.getExemplars()).isEmpty();
            });
  }

  @Test
  void portThatIsNotNamed_isThatOfTheScheme() {
    durations.register(metrics.meter());
    attempts("https://collector/v1/traces").made(MILLI, null);

    assertThat(TestMetrics.histogram(metrics.collect(), METRIC))
        .extracting(HistogramPointData::getAttributes)
        .containsExactly(exporter("collector", 443).build());
  }

  @Test
  void whatNobodyCollects_isNotMeasured() {
    attempts("http://collector:4318/").made(MILLI, null);
    durations.register(metrics.meter());

    assertThat(metrics.collect()).noneMatch(metric -> metric.getName().equals(METRIC));
  }

  private Attempts attempts(String endpoint) {
    return durations.of(
        "otlp_http_span_exporter",
        OtlpSettings.of(OtlpProtocol.HTTP_PROTOBUF, URI.create(endpoint)));
  }

  private static AttributesBuilder exporter(String host, long port) {
    return Attributes.builder()
        .put("otel.component.name", "otlp_http_span_exporter/0")
        .put("otel.component.type", "otlp_http_span_exporter")
        .put("server.address", host)
        .put("server.port", port);
  }
}
