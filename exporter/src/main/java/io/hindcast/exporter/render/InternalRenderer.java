package io.hindcast.exporter.render;

import io.hindcast.bootstrap.record.InternalRecord;
import io.opentelemetry.api.trace.SpanKind;

/** Work inside the process. */
final class InternalRenderer {
  void render(InternalRecord record, SpanDraft span) {
    span.kind = SpanKind.INTERNAL;
    span.name = record.name == null ? "internal" : record.name;
    Throwable thrown = record.thrown;
    if (thrown != null) {
      span.error(ThrownText.type(thrown), ThrownText.message(thrown));
    }
  }
}
