package io.hindcast.exporter.render;

import io.hindcast.bootstrap.record.Cause;
import io.hindcast.bootstrap.record.RemoteParent;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import org.jspecify.annotations.Nullable;

/** Ids of spans elsewhere as OpenTelemetry has them. */
final class SpanContexts {
  private SpanContexts() {}

  static SpanContext remote(RemoteParent remote) {
    return SpanContext.createFromRemoteParent(
        TraceId.fromLongs(remote.traceIdHigh(), remote.traceIdLow()),
        SpanId.fromLong(remote.spanId()),
        TraceFlags.fromByte((byte) remote.flags()),
        traceState(remote.traceState()));
  }

  /** Whether it was kept nobody knew when it became a cause. */
  static SpanContext cause(Cause cause) {
    return SpanContext.create(
        TraceId.fromLongs(cause.traceIdHigh(), cause.traceIdLow()),
        SpanId.fromLong(cause.spanId()),
        TraceFlags.getDefault(),
        TraceState.getDefault());
  }

  static TraceState traceState(@Nullable String text) {
    return text == null ? TraceState.getDefault() : TraceStates.parse(text);
  }
}
