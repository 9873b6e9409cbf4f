package io.hindcast.exporter.metrics;

import io.hindcast.bootstrap.record.SpanRecord;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;

/**
 * Names the span that a measurement is of, for exemplars. Only spans of kept traces are named: an
 * exemplar that leads nowhere is worse than none.
 */
public final class Exemplars {
  /** Of a measurement that is to become no exemplar. */
  public static final Context NONE = Context.root();

  private Exemplars() {}

  /** The context of a record whose trace is exported. */
  public static Context of(SpanRecord record) {
    return Context.root().with(Span.wrap(new Kept(record)));
  }

  /**
   * A kept span. Its ids become text when an exemplar is exported, which few are: a bucket has one.
   */
  private static final class Kept implements SpanContext {
    private final long traceIdHigh;
    private final long traceIdLow;
    private final long spanId;

    Kept(SpanRecord record) {
      traceIdHigh = record.traceIdHigh();
      traceIdLow = record.traceIdLow();
      spanId = record.spanId();
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
    public TraceFlags getTraceFlags() {
      return TraceFlags.getSampled();
    }

    @Override
    public TraceState getTraceState() {
      return TraceState.getDefault();
    }

    /** The default would make texts of both ids, and looks at each measurement. */
    @Override
    public boolean isValid() {
      return true;
    }

    @Override
    public boolean isRemote() {
      return false;
    }
  }
}
