package io.hindcast.exporter.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.exporter.ExporterStats;
import io.hindcast.exporter.Records;
import io.hindcast.exporter.TestLog;
import io.hindcast.exporter.metrics.Metrics;
import io.hindcast.exporter.metrics.TestMetrics;
import io.hindcast.exporter.span.SpanOrigin;
import io.hindcast.exporter.trace.AssembledTrace;
import io.hindcast.exporter.trace.Kept;
import io.hindcast.exporter.trace.TestTraces;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.ExemplarData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Renders records as they come out of the ring. A test that leaves something behind fails. */
abstract class RenderTest {
  final ExporterStats stats = new ExporterStats();
  final TestLog log = new TestLog();
  private static final SpanOrigin ORIGIN = SpanOrigin.of(Resource.getDefault(), "1.2.3");

  /** What the next traces are rendered as. */
  Kept kept = Kept.atItsHead(false);

  final DbReadings readings = new DbReadings(stats);
  final TraceRenderer renderer =
      new TraceRenderer(
          ORIGIN, Set.of("token"), List.of("iban", "7", "=*@*"), readings, stats, log);
  final Metrics metrics = Metrics.of(ORIGIN, TestMetrics.DELTA, log);
  // What can't be rendered can't be measured either, and is told twice.
  final OperationMetrics operations =
      new OperationMetrics(metrics.instruments(), readings, new TestLog());

  @BeforeEach
  void emptyRing() {
    Records.drain();
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(Records.drain()).isEmpty();
    assertThat(log.lines).isEmpty();
  }

  /** Ends a record that is a trace by itself, and renders it. */
  final SpanData render(SpanRecord record) {
    record.end();
    List<SpanData> spans = renderRing();
    assertThat(spans).hasSize(1);
    return spans.get(0);
  }

  /** Renders what is in the ring; what is measured of it says the same. */
  final List<SpanData> renderRing() {
    List<SpanData> spans = new ArrayList<>();
    for (AssembledTrace trace : TestTraces.drain()) {
      spans.addAll(renderer.render(trace, kept));
      operations.measure(trace, true);
    }
    for (MetricData metric : metrics.collect()) {
      for (PointData point : metric.getData().getPoints()) {
        agrees(metric.getName(), point, spans);
      }
    }
    return spans;
  }

  private static void agrees(String metric, PointData point, List<SpanData> spans) {
    assertThat(point.getExemplars()).as(metric).isNotEmpty();
    for (ExemplarData exemplar : point.getExemplars()) {
      String id = exemplar.getSpanContext().getSpanId();
      SpanData span =
          spans.stream().filter(one -> one.getSpanId().equals(id)).findAny().orElseThrow();
      assertThat(attributes(span)).as(metric).containsAllEntriesOf(byName(point.getAttributes()));
      assertThat(byName(point.getAttributes()).get("error.type"))
          .as("error.type of " + metric)
          .isEqualTo(attributes(span).get("error.type"));
    }
  }

  /** Attributes by name. */
  static Map<String, Object> attributes(SpanData span) {
    return byName(span.getAttributes());
  }

  static Map<String, Object> byName(Attributes attributes) {
    Map<String, Object> map = new TreeMap<>();
    attributes.forEach((key, value) -> map.put(key.getKey(), value));
    return map;
  }
}
