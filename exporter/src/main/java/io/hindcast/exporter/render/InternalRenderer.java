package io.hindcast.exporter.render;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.exporter.span.AttributeName;
import io.opentelemetry.api.trace.SpanKind;

/** Work inside the process. */
final class InternalRenderer {
  private static final AttributeName<String> FUNCTION = AttributeName.text("code.function.name");

  /** In no convention yet, but by this name in what others send. */
  private static final AttributeName<String> JOB_SYSTEM = AttributeName.text("job.system");

  void render(InternalRecord record, SpanDraft span) {
    span.kind = SpanKind.INTERNAL;
    span.name = record.name == null ? "internal" : record.name;
    span.put(FUNCTION, record.function);
    span.put(JOB_SYSTEM, record.jobSystem);
    span.failed(ErrorTypes.ofThrown(record), record.thrown);
  }
}
