package io.hindcast.exporter.render;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.hindcast.bootstrap.record.HttpClientRecord;
import io.hindcast.exporter.metrics.Durations;
import io.hindcast.exporter.metrics.Instruments;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/** Requests that are sent (OpenTelemetry semantic conventions, "HTTP client metrics"). */
final class HttpClientMetrics {
  private final Durations durations;

  HttpClientMetrics(Instruments instruments) {
    durations =
        instruments.durations(
            "http.client.request.duration",
            "Duration of HTTP client requests.",
            Boundaries.REQUESTS,
            stringKey("http.request.method"),
            stringKey("server.address"),
            longKey("server.port"),
            longKey("http.response.status_code"),
            stringKey("error.type"),
            stringKey("network.protocol.version"));
  }

  void measure(HttpClientRecord record, long nanos, Context context) {
    Object url = record.url;
    @Nullable UrlParts parts = url == null ? null : UrlParts.parse(url.toString());
    durations.record(
        nanos,
        context,
        HttpMethods.known(record.method),
        parts == null ? null : parts.host(),
        parts == null || parts.port() <= 0 ? null : (Long) (long) parts.port(),
        record.status == 0 ? null : (Long) (long) record.status,
        ErrorTypes.of(record),
        record.protocolVersion);
  }
}
