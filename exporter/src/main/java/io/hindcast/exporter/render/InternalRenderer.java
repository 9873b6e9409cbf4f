package io.hindcast.exporter.render;

import io.hindcast.bootstrap.record.InternalRecord;
import io.opentelemetry.api.trace.SpanKind;

/** Work inside the process. */
final class InternalRenderer {
  void render(InternalRecord record, SpanDraft span) {
    span.kind = SpanKind.INTERNAL;
    span.name = record.name == null ? "internal" : record.name;
    span.failed(ErrorTypes.ofThrown(record), record.thrown);
  }
}
