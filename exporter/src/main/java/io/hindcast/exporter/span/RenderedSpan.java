package io.hindcast.exporter.span;

import io.hindcast.bootstrap.record.RemoteParent;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finished span. The encoder reads the components; the rest sees it as the OpenTelemetry SDK's
 * data, whose objects (ids in hexadecimal, sorted attributes) are made when they are asked for.
 *
 * @param parentSpanId 0 for none
 * @param remoteParent the parent where it is a span of another process; null otherwise
 * @param flags of W3C Trace Context
 */
public record RenderedSpan(
    String name,
    SpanKind kind,
    long traceIdHigh,
    long traceIdLow,
    long spanId,
    long parentSpanId,
    @Nullable RemoteParent remoteParent,
    int flags,
    TraceState traceState,
    StatusData status,
    long startEpochNanos,
    long endEpochNanos,
    SpanAttributes attributes,
    List<EventData> events,
    List<LinkData> links,
    SpanOrigin origin)
    implements SpanData {

  @Override
  public String getName() {
    return name;
  }

  @Override
  public SpanKind getKind() {
    return kind;
  }

  @Override
  public SpanContext getSpanContext() {
    return SpanContext.create(
        getTraceId(), getSpanId(), TraceFlags.fromByte((byte) flags), traceState);
  }

  @Override
  public SpanContext getParentSpanContext() {
    if (parentSpanId == 0) {
      return SpanContext.getInvalid();
    }
    RemoteParent remote = remoteParent;
    return remote == null
        ? SpanContext.create(
            getTraceId(), getParentSpanId(), TraceFlags.fromByte((byte) flags), traceState)
        : SpanContext.createFromRemoteParent(
            getTraceId(),
            getParentSpanId(),
            TraceFlags.fromByte((byte) remote.flags()),
            traceState);
  }

  @Override
  public String getTraceId() {
    return TraceId.fromLongs(traceIdHigh, traceIdLow);
  }

  @Override
  public String getSpanId() {
    return SpanId.fromLong(spanId);
  }

  @Override
  public String getParentSpanId() {
    return SpanId.fromLong(parentSpanId);
  }

  @Override
  public StatusData getStatus() {
    return status;
  }

  @Override
  public long getStartEpochNanos() {
    return startEpochNanos;
  }

  @Override
  public long getEndEpochNanos() {
    return endEpochNanos;
  }

  @Override
  public Attributes getAttributes() {
    return attributes.view();
  }

  @Override
  public List<EventData> getEvents() {
    return events;
  }

  @Override
  public List<LinkData> getLinks() {
    return links;
  }

  @Override
  public boolean hasEnded() {
    return true;
  }

  @Override
  public int getTotalRecordedEvents() {
    return events.size();
  }

  @Override
  public int getTotalRecordedLinks() {
    return links.size();
  }

  @Override
  public int getTotalAttributeCount() {
    return getAttributes().size();
  }

  // The interface still has it without a default.
  @Override
  @Deprecated
  public io.opentelemetry.sdk.common.InstrumentationLibraryInfo getInstrumentationLibraryInfo() {
    return io.opentelemetry.sdk.common.InstrumentationLibraryInfo.create(
        origin.scope().getName(), origin.scope().getVersion());
  }

  @Override
  public InstrumentationScopeInfo getInstrumentationScopeInfo() {
    return origin.scope();
  }

  @Override
  public Resource getResource() {
    return origin.resource();
  }
}
