package io.hindcast.bootstrap.record;

import org.jspecify.annotations.Nullable;

/**
 * What work runs under that a span has caused without being its parent: it begins traces of its
 * own, and the local root of each is linked to that span. For what may run long after the span and
 * many times, as a periodic task: only ids are held, no record of a request that is over.
 */
public final class Cause extends Context {
  private final long traceIdHigh;
  private final long traceIdLow;
  private final long spanId;

  /** By the ids of the span. */
  public Cause(long traceIdHigh, long traceIdLow, long spanId) {
    this.traceIdHigh = traceIdHigh;
    this.traceIdLow = traceIdLow;
    this.spanId = spanId;
  }

  /**
   * What a context is the cause of: its span; or what has caused it, where there is none yet.
   *
   * @return null where nothing is known
   */
  static @Nullable Cause of(@Nullable Context context) {
    SpanRecord span = context == null ? null : context.span();
    if (span != null) {
      return new Cause(span.traceIdHigh(), span.traceIdLow(), span.spanId());
    }
    return context instanceof Cause cause ? cause : null;
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

  @Override
  public @Nullable SpanRecord span() {
    return null;
  }

  @Override
  public @Nullable String baggage() {
    return null;
  }
}
