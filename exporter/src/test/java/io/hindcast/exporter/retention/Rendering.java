package io.hindcast.exporter.retention;

import io.hindcast.exporter.ExporterStats;
import io.hindcast.exporter.TestLog;
import io.hindcast.exporter.render.DbReadings;
import io.hindcast.exporter.render.TraceRenderer;
import io.hindcast.exporter.span.RenderedSpan;
import io.hindcast.exporter.span.SpanOrigin;
import io.hindcast.exporter.trace.AssembledTrace;
import io.hindcast.exporter.trace.Kept;
import io.opentelemetry.sdk.resources.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Spans as lists of all that can be seen of them, so that they can be compared. */
final class Rendering {
  private final ExporterStats stats = new ExporterStats();
  private final TraceRenderer renderer =
      new TraceRenderer(
          SpanOrigin.of(Resource.getDefault(), "1.2.3"),
          Set.of("token"),
          List.of(),
          new DbReadings(stats),
          stats,
          new TestLog());

  List<List<Object>> of(AssembledTrace trace) {
    List<List<Object>> all = new ArrayList<>();
    for (RenderedSpan span : renderer.render(trace, Kept.NOT)) {
      all.add(
          List.of(
              span.name(),
              span.kind(),
              span.getSpanContext(),
              span.getParentSpanContext(),
              span.status(),
              span.startEpochNanos(),
              span.endEpochNanos(),
              span.getAttributes(),
              span.events(),
              span.links()));
    }
    return all;
  }
}
