package io.hindcast.exporter.otlp;

import io.hindcast.exporter.OtlpProtocol;
import io.hindcast.exporter.OtlpSettings;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporterBuilder;
import io.opentelemetry.sdk.common.export.MemoryMode;
import io.opentelemetry.sdk.common.export.RetryPolicy;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Makes requests of spans, by an OpenTelemetry exporter whose sender only takes the bytes. The
 * exporter also reads certificates and makes the transport's configuration. Owned by the exporter's
 * thread.
 */
final class OtlpEncoder {
  private final SpanExporter exporter;
  private final Handover handover;

  private OtlpEncoder(SpanExporter exporter, Handover handover) {
    this.exporter = exporter;
    this.handover = handover;
  }

  /**
   * An encoder and what is needed for its transport.
   *
   * @throws IOException a certificate or key can't be read
   * @throws RuntimeException a certificate, key or header is not one
   */
  static OtlpEncoder create(OtlpSettings settings) throws IOException {
    return settings.protocol() == OtlpProtocol.GRPC ? grpc(settings) : http(settings);
  }

  private static OtlpEncoder http(OtlpSettings settings) throws IOException {
    HttpHandover handover = new HttpHandover();
    OtlpHttpSpanExporterBuilder builder =
        OtlpHttpSpanExporter.builder()
            .setComponentLoader(new OneComponent(handover))
            .setEndpoint(settings.endpoint().toString())
            .setTimeout(settings.timeout())
            .setConnectTimeout(settings.timeout())
            .setHeaders(settings::headers)
            .setCompression(settings.gzip() ? "gzip" : "none")
            .setRetryPolicy(NO_RETRIES)
            .setMeterProvider(MeterProvider.noop())
            .setMemoryMode(MemoryMode.IMMUTABLE_DATA);
    byte[] trusted = pem(settings.trustedCertificates());
    if (trusted != null) {
      builder.setTrustedCertificates(trusted);
    }
    byte[] key = pem(settings.clientKey());
    byte[] certificate = pem(settings.clientCertificate());
    if (key != null && certificate != null) {
      builder.setClientTls(key, certificate);
    }
    return new OtlpEncoder(builder.build(), handover);
  }

  private static OtlpEncoder grpc(OtlpSettings settings) throws IOException {
    GrpcHandover handover = new GrpcHandover();
    OtlpGrpcSpanExporterBuilder builder =
        OtlpGrpcSpanExporter.builder()
            .setComponentLoader(new OneComponent(handover))
            .setEndpoint(settings.endpoint().toString())
            .setTimeout(settings.timeout())
            .setConnectTimeout(settings.timeout())
            .setHeaders(settings::headers)
            .setCompression(settings.gzip() ? "gzip" : "none")
            .setRetryPolicy(NO_RETRIES)
            .setMeterProvider(MeterProvider.noop())
            .setMemoryMode(MemoryMode.IMMUTABLE_DATA);
    byte[] trusted = pem(settings.trustedCertificates());
    if (trusted != null) {
      builder.setTrustedCertificates(trusted);
    }
    byte[] key = pem(settings.clientKey());
    byte[] certificate = pem(settings.clientCertificate());
    if (key != null && certificate != null) {
      builder.setClientTls(key, certificate);
    }
    return new OtlpEncoder(builder.build(), handover);
  }

  /** Retrying is the work of {@link Delivery}. */
  private static final @Nullable RetryPolicy NO_RETRIES = null;

  private static byte @Nullable [] pem(@Nullable Path file) throws IOException {
    return file == null ? null : Files.readAllBytes(file);
  }

  /**
   * The bytes of an {@code ExportTraceServiceRequest}.
   *
   * @throws IllegalStateException the exporter made none
   */
  byte[] encode(Collection<SpanData> spans) {
    exporter.export(spans);
    return handover.take();
  }

  /** A new transport, by the exporter's configuration. */
  Transport transport() throws Exception {
    return handover.transport();
  }
}
