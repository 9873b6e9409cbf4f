package io.hindcast.exporter.render;

import io.hindcast.bootstrap.record.RemoteParent;
import io.hindcast.bootstrap.record.SpanRecord;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import org.jspecify.annotations.Nullable;

/** Ids of records as OpenTelemetry has them. */
final class SpanContexts {
  private SpanContexts() {}

  static SpanContext of(SpanRecord record) {
    return local(record, record.spanId());
  }

  /** Of the span that a record lies under; invalid where it is the root of the whole trace. */
  static SpanContext ofParent(SpanRecord record) {
    if (!record.isLocalRoot()) {
      return local(record, record.parentSpanId());
    }
    RemoteParent remote = record.remoteParent();
    return remote == null ? SpanContext.getInvalid() : remote(remote);
  }

  static SpanContext remote(RemoteParent remote) {
    return SpanContext.createFromRemoteParent(
        TraceId.fromLongs(remote.traceIdHigh(), remote.traceIdLow()),
        SpanId.fromLong(remote.spanId()),
        TraceFlags.fromByte((byte) remote.flags()),
        traceState(remote.traceState()));
  }

  private static SpanContext local(SpanRecord record, long spanId) {
    return SpanContext.create(
        TraceId.fromLongs(record.traceIdHigh(), record.traceIdLow()),
        SpanId.fromLong(spanId),
        TraceFlags.fromByte((byte) record.flags()),
        traceState(record.traceState()));
  }

  private static TraceState traceState(@Nullable String text) {
    return text == null ? TraceState.getDefault() : TraceStates.parse(text);
  }
}
