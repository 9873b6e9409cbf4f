package io.hindcast.exporter.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.exporter.ExporterStats;
import io.hindcast.exporter.Records;
import io.hindcast.exporter.TestLog;
import io.hindcast.exporter.span.SpanOrigin;
import io.hindcast.exporter.trace.AssembledTrace;
import io.hindcast.exporter.trace.TestTraces;
import io.opentelemetry.api.common.Attributes;
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
  final TraceRenderer renderer =
      new TraceRenderer(SpanOrigin.of(Resource.getDefault(), "1.2.3"), Set.of("token"), stats, log);

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

  /** Renders what is in the ring. */
  final List<SpanData> renderRing() {
    List<SpanData> spans = new ArrayList<>();
    for (AssembledTrace trace : TestTraces.drain()) {
      spans.addAll(renderer.render(trace));
    }
    return spans;
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
