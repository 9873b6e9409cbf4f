package io.hindcast.bootstrap.record;

import org.jspecify.annotations.Nullable;

/**
 * What another process, or a message, said of the trace that goes on here. Also what a link points
 * at. Immutable.
 *
 * <p>A trace id of zero means that only baggage came: the work starts a new trace and carries it
 * on.
 */
public final class RemoteParent extends Context {
  final long traceIdHigh;
  final long traceIdLow;
  final long spanId;
  final int flags;
  final @Nullable String traceState;
  final @Nullable String baggage;

  RemoteParent(
      long traceIdHigh,
      long traceIdLow,
      long spanId,
      int flags,
      @Nullable String traceState,
      @Nullable String baggage) {
    this.traceIdHigh = traceIdHigh;
    this.traceIdLow = traceIdLow;
    this.spanId = spanId;
    this.flags = flags;
    this.traceState = traceState;
    this.baggage = baggage;
  }

  /** One that is made again out of what was kept of it, which is all but the baggage. */
  public static RemoteParent restored(
      long traceIdHigh, long traceIdLow, long spanId, int flags, @Nullable String traceState) {
    return new RemoteParent(traceIdHigh, traceIdLow, spanId, flags, traceState, null);
  }

  /** Whether it names a span, as opposed to carrying baggage only. */
  public boolean namesSpan() {
    return spanId != 0;
  }

  /** The first 64 bits of the trace id. */
  public long traceIdHigh() {
    return traceIdHigh;
  }

  /** The last 64 bits of the trace id. */
  public long traceIdLow() {
    return traceIdLow;
  }

  /** The span id. */
  public long spanId() {
    return spanId;
  }

  /** The trace flags of W3C Trace Context, section 3.2.2.5. */
  public int flags() {
    return flags;
  }

  /** The text of the {@code tracestate} header; null for none. */
  public @Nullable String traceState() {
    return traceState;
  }

  @Override
  public @Nullable SpanRecord span() {
    return null;
  }

  @Override
  public @Nullable String baggage() {
    return baggage;
  }
}
