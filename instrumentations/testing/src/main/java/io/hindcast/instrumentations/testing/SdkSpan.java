package io.hindcast.instrumentations.testing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;

/**
 * The peer that a benchmark runs beside ours: a recording span of the OpenTelemetry SDK with five
 * attributes, made current and ended. Its processor drops it at the end without a look, which is
 * less than any real one does. No instrumentation around it, no headers.
 */
public final class SdkSpan {
  private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("db.system.name");
  private static final AttributeKey<String> NAMESPACE = AttributeKey.stringKey("db.namespace");
  private static final AttributeKey<String> TEXT = AttributeKey.stringKey("db.query.text");
  private static final AttributeKey<String> ADDRESS = AttributeKey.stringKey("server.address");
  private static final AttributeKey<Long> PORT = AttributeKey.longKey("server.port");

  private final Tracer tracer =
      SdkTracerProvider.builder().addSpanProcessor(new Dropping()).build().get("benchmark");

  /** A recording tracer. */
  public SdkSpan() {}

  /** A span from its start to its end. */
  public Object record() {
    var span = tracer.spanBuilder("SELECT shop.orders").setSpanKind(SpanKind.CLIENT).startSpan();
    Scope scope = span.makeCurrent();
    try {
      span.setAttribute(SYSTEM, "postgresql");
      span.setAttribute(NAMESPACE, "shop");
      span.setAttribute(TEXT, "SELECT * FROM orders WHERE id = ?");
      span.setAttribute(ADDRESS, "localhost");
      span.setAttribute(PORT, 5432L);
    } finally {
      scope.close();
      span.end();
    }
    return span;
  }

  private static final class Dropping implements SpanProcessor {
    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
      return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {}

    @Override
    public boolean isEndRequired() {
      return true;
    }
  }
}
