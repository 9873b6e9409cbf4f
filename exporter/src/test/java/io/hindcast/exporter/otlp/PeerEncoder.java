package io.hindcast.exporter.otlp;

import io.opentelemetry.common.ComponentLoader;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.HttpResponse;
import io.opentelemetry.sdk.common.export.HttpSender;
import io.opentelemetry.sdk.common.export.HttpSenderConfig;
import io.opentelemetry.sdk.common.export.HttpSenderProvider;
import io.opentelemetry.sdk.common.export.MemoryMode;
import io.opentelemetry.sdk.common.export.MessageWriter;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** What an OpenTelemetry exporter makes of spans or metrics: its sender keeps the bytes. */
final class PeerEncoder implements ComponentLoader, HttpSenderProvider, HttpSender {
  private final SpanExporter exporter;
  private final MetricExporter metricExporter;
  private byte[] message = new byte[0];

  PeerEncoder(MemoryMode mode) {
    exporter = OtlpHttpSpanExporter.builder().setComponentLoader(this).setMemoryMode(mode).build();
    metricExporter =
        OtlpHttpMetricExporter.builder().setComponentLoader(this).setMemoryMode(mode).build();
  }

  byte[] encodeMetrics(Collection<MetricData> metrics) {
    metricExporter.export(metrics);
    return message;
  }

  byte[] encode(Collection<SpanData> spans) {
    exporter.export(spans);
    return message;
  }

  @Override
  public <T> Iterable<T> load(Class<T> type) {
    return type.isInstance(this) ? List.of(type.cast(this)) : List.of();
  }

  @Override
  public HttpSender createSender(HttpSenderConfig config) {
    return this;
  }

  @Override
  public void send(
      MessageWriter writer, Consumer<HttpResponse> onResponse, Consumer<Throwable> onError) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream(writer.getContentLength());
      writer.writeMessage(out);
      message = out.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    onResponse.accept(Taken.INSTANCE);
  }

  @Override
  public CompletableResultCode shutdown() {
    return CompletableResultCode.ofSuccess();
  }

  private enum Taken implements HttpResponse {
    INSTANCE;

    @Override
    public int getStatusCode() {
      return 200;
    }

    @Override
    public String getStatusMessage() {
      return "OK";
    }

    @Override
    public byte[] getResponseBody() {
      return new byte[0];
    }
  }
}
