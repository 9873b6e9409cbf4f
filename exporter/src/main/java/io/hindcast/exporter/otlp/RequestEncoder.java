package io.hindcast.exporter.otlp;

import io.hindcast.exporter.span.RenderedSpan;
import io.hindcast.exporter.span.SpanOrigin;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import org.jspecify.annotations.Nullable;

/**
 * Collects spans into requests. A span is encoded when it comes: what waits for the rest of its
 * batch is bytes, and its objects die young.
 *
 * <pre>
 *   ExportTraceServiceRequest
 *     1 ResourceSpans
 *         1 Resource                      the same for all, encoded once
 *         2 ScopeSpans
 *             1 InstrumentationScope      the same for all, encoded once
 *             2 Span, Span, Span ...      the buffer
 * </pre>
 *
 * Resource and scope of this process have no schema URL. Owned by the exporter's thread.
 */
final class RequestEncoder {
  private static final int RESOURCE_SPANS = 1;
  private static final int RESOURCE = 1;
  private static final int RESOURCE_ATTRIBUTES = 1;
  private static final int SCOPE_SPANS = 2;
  private static final int SCOPE = 1;
  private static final int SCOPE_NAME = 1;
  private static final int SCOPE_VERSION = 2;

  private static final int FIRST_ROOM = 16 << 10;

  private static final int MOST_FOR_TAG_AND_LENGTH = 6;

  private final ProtoWriter spans = new ProtoWriter(FIRST_ROOM);
  private final SpanEncoder encoder = new SpanEncoder(spans);
  private final byte[] resource;
  private final byte[] scope;
  private int count;

  RequestEncoder(SpanOrigin origin) {
    resource = resource(origin);
    scope = scope(origin.scope());
  }

  /** Adds a span; where that fails those before it stay whole. */
  void add(RenderedSpan span) {
    int before = spans.size();
    boolean whole = false;
    try {
      encoder.write(span);
      whole = true;
    } finally {
      if (!whole) {
        spans.truncate(before);
      }
    }
    count++;
  }

  /** How many spans wait. */
  int count() {
    return count;
  }

  /** How many bytes they have. */
  int bytes() {
    return spans.size();
  }

  /** How many bytes a request has beside its spans, at most. */
  int overhead() {
    return resource.length + scope.length + 2 * MOST_FOR_TAG_AND_LENGTH;
  }

  /**
   * Makes a request of the first spans; the others begin the next one.
   *
   * @param number of the spans
   * @param bytes of these
   */
  byte[] take(int number, int bytes) {
    int scopeSpans = scope.length + bytes;
    int resourceSpans = resource.length + 1 + ProtoWriter.varintSize(scopeSpans) + scopeSpans;
    ProtoWriter out = new ProtoWriter(1 + ProtoWriter.varintSize(resourceSpans) + resourceSpans);
    out.message(RESOURCE_SPANS, resourceSpans);
    out.raw(resource);
    out.message(SCOPE_SPANS, scopeSpans);
    out.raw(scope);
    spans.moveTo(out, bytes);
    count -= number;
    return out.finished();
  }

  /** Forgets the spans that wait, where no request can be made of them. */
  void clear() {
    spans.truncate(0);
    count = 0;
  }

  /** Gives back room for spans that don't wait now. */
  void shrink() {
    spans.shrink(FIRST_ROOM);
  }

  private static byte[] resource(SpanOrigin origin) {
    ProtoWriter out = new ProtoWriter(1024);
    int message = out.begin(RESOURCE);
    new AttributeEncoder(out).write(RESOURCE_ATTRIBUTES, origin.resource().getAttributes());
    out.end(message);
    return out.finished();
  }

  private static byte[] scope(InstrumentationScopeInfo scope) {
    ProtoWriter out = new ProtoWriter(64);
    int message = out.begin(SCOPE);
    out.text(SCOPE_NAME, scope.getName());
    @Nullable String version = scope.getVersion();
    out.text(SCOPE_VERSION, version == null ? "" : version);
    out.end(message);
    return out.finished();
  }
}
