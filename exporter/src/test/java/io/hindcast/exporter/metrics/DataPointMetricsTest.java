package io.hindcast.exporter.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.exporter.ExporterStats;
import io.hindcast.exporter.ExporterStats.DropReason;
import io.hindcast.exporter.TestLog;
import io.hindcast.exporter.span.SpanOrigin;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.resources.Resource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DataPointMetricsTest {
  private final ExporterStats stats = new ExporterStats();
  private final Metrics metrics =
      new Metrics(
          SpanOrigin.of(Resource.empty(), "1"),
          TestMetrics.CUMULATIVE,
          List::of,
          List.of(),
          new TestLog());

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void eachLoss_hasItsReason() {
    new DataPointMetrics(stats, "otlp_http_metric_exporter").register(metrics.meter());
    stats.addReceived(10);
    stats.addExported(4);
    stats.addDropped(DropReason.QUEUE_FULL, 3);
    stats.addDropped(DropReason.REFUSED, 1);

    Collection<MetricData> collected = metrics.collect();

    assertThat(values(collected, "otel.sdk.exporter.metric_data_point.exported"))
        .isEqualTo(
            Map.of(
                exporter().build(),
                4L,
                exporter().put("error.type", "queue_full").build(),
                3L,
                exporter().put("error.type", "refused").build(),
                1L));
    assertThat(values(collected, "otel.sdk.exporter.metric_data_point.inflight"))
        .isEqualTo(Map.of(exporter().build(), 2L));
  }

  private static Map<Attributes, Long> values(Collection<MetricData> collected, String name) {
    return TestMetrics.sum(collected, name).stream()
        .collect(Collectors.toMap(LongPointData::getAttributes, LongPointData::getValue));
  }

  private static AttributesBuilder exporter() {
    return Attributes.of(
        AttributeKey.stringKey("otel.component.name"),
        "otlp_http_metric_exporter/0",
        AttributeKey.stringKey("otel.component.type"),
        "otlp_http_metric_exporter")
        .toBuilder();
  }
}
