package io.hindcast.exporter.otlp;

import io.hindcast.exporter.span.RenderedSpan;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;

/**
 * Writes a span: the messages of OTLP's {@code trace.proto}, whose field numbers these are. The
 * constructor's writer gets one field of {@code ScopeSpans} for each.
 */
final class SpanEncoder {
  private static final int SCOPE_SPANS_SPANS = 2;

  private static final int TRACE_ID = 1;
  private static final int SPAN_ID = 2;
  private static final int TRACE_STATE = 3;
  private static final int PARENT_SPAN_ID = 4;
  private static final int NAME = 5;
  private static final int KIND = 6;
  private static final int START = 7;
  private static final int END = 8;
  private static final int ATTRIBUTES = 9;
  private static final int EVENTS = 11;
  private static final int LINKS = 13;
  private static final int STATUS = 15;
  private static final int FLAGS = 16;

  private static final int EVENT_TIME = 1;
  private static final int EVENT_NAME = 2;
  private static final int EVENT_ATTRIBUTES = 3;

  private static final int LINK_ATTRIBUTES = 4;
  private static final int LINK_FLAGS = 6;

  private static final int STATUS_MESSAGE = 2;
  private static final int STATUS_CODE = 3;

  /** {@code SPAN_FLAGS_CONTEXT_HAS_IS_REMOTE_MASK}. */
  private static final int KNOWN_WHETHER_REMOTE = 0x100;

  /** {@code SPAN_FLAGS_CONTEXT_IS_REMOTE_MASK}. */
  private static final int REMOTE = 0x200;

  private final ProtoWriter out;
  private final AttributeEncoder attributes;

  SpanEncoder(ProtoWriter out) {
    this.out = out;
    this.attributes = new AttributeEncoder(out);
  }

  void write(RenderedSpan span) {
    int message = out.begin(SCOPE_SPANS_SPANS);
    out.id(TRACE_ID, span.traceIdHigh(), span.traceIdLow());
    out.id(SPAN_ID, span.spanId());
    out.text(TRACE_STATE, text(span.traceState()));
    if (span.parentSpanId() != 0) {
      out.id(PARENT_SPAN_ID, span.parentSpanId());
    }
    out.text(NAME, span.name());
    out.number(KIND, number(span.kind()));
    out.fixed64(START, span.startEpochNanos());
    out.fixed64(END, span.endEpochNanos());
    attributes.write(ATTRIBUTES, span.attributes());
    List<EventData> events = span.events();
    for (int i = 0; i < events.size(); i++) {
      write(events.get(i));
    }
    List<LinkData> links = span.links();
    for (int i = 0; i < links.size(); i++) {
      write(links.get(i));
    }
    write(span.status());
    out.fixed32(FLAGS, flags(span.flags(), span.remoteParent() != null));
    out.end(message);
  }

  private void write(EventData event) {
    int message = out.begin(EVENTS);
    out.fixed64(EVENT_TIME, event.getEpochNanos());
    out.text(EVENT_NAME, event.getName());
    attributes.write(EVENT_ATTRIBUTES, event.getAttributes());
    out.end(message);
  }

  private void write(LinkData link) {
    int message = out.begin(LINKS);
    SpanContext context = link.getSpanContext();
    out.bytes(TRACE_ID, context.getTraceIdBytes());
    out.bytes(SPAN_ID, context.getSpanIdBytes());
    out.text(TRACE_STATE, text(context.getTraceState()));
    attributes.write(LINK_ATTRIBUTES, link.getAttributes());
    out.fixed32(LINK_FLAGS, flags(context.getTraceFlags().asByte(), context.isRemote()));
    out.end(message);
  }

  private void write(StatusData status) {
    if (status.getStatusCode() == StatusCode.UNSET) {
      // Empty, as the OpenTelemetry exporters have it.
      out.message(STATUS, 0);
      return;
    }
    int message = out.begin(STATUS);
    out.text(STATUS_MESSAGE, status.getDescription());
    out.number(STATUS_CODE, status.getStatusCode() == StatusCode.OK ? 1 : 2);
    out.end(message);
  }

  private static int flags(int flags, boolean remote) {
    return (flags & 0xff) | KNOWN_WHETHER_REMOTE | (remote ? REMOTE : 0);
  }

  private static int number(SpanKind kind) {
    return switch (kind) {
      case INTERNAL -> 1;
      case SERVER -> 2;
      case CLIENT -> 3;
      case PRODUCER -> 4;
      case CONSUMER -> 5;
    };
  }

  /** As the header has it (W3C Trace Context, section 3.3.1). */
  private static String text(TraceState state) {
    if (state.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    state.forEach(
        (key, value) ->
            text.append(text.isEmpty() ? "" : ",").append(key).append('=').append(value));
    return text.toString();
  }
}
