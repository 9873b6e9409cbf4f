package io.hindcast.exporter.render;

import io.hindcast.bootstrap.record.QueueWaitRecord;
import io.hindcast.exporter.span.AttributeName;
import io.opentelemetry.api.trace.SpanKind;

/** Waits of tasks that are worth a span. No semantic convention knows them. */
final class QueueWaitRenderer {
  private static final double NANOS = 1e9;

  private static final AttributeName<String> EXECUTOR =
      AttributeName.text("hindcast.executor.name");

  /** The span's duration once more: to be searched and added up as the metric of that name is. */
  private static final AttributeName<Double> WAIT =
      AttributeName.real("hindcast.executor.queue.wait");

  void render(QueueWaitRecord record, SpanDraft span) {
    span.kind = SpanKind.INTERNAL;
    span.name = record.executor == null ? "queue" : "queue " + record.executor;
    span.put(EXECUTOR, record.executor);
    span.put(WAIT, record.waitedNanos() / NANOS);
  }
}
