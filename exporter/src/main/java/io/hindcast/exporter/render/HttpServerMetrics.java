package io.hindcast.exporter.render;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.exporter.metrics.Durations;
import io.hindcast.exporter.metrics.Instruments;
import io.opentelemetry.context.Context;

/**
 * Requests that are answered (OpenTelemetry semantic conventions, "HTTP server metrics"). Without
 * the server's address: the client chooses the {@code Host} header.
 */
final class HttpServerMetrics {
  private final Durations durations;

  HttpServerMetrics(Instruments instruments) {
    durations =
        instruments.durations(
            "http.server.request.duration",
            "Duration of HTTP server requests.",
            Boundaries.REQUESTS,
            stringKey("http.request.method"),
            stringKey("url.scheme"),
            stringKey("http.route"),
            longKey("http.response.status_code"),
            stringKey("error.type"),
            stringKey("network.protocol.version"));
  }

  void measure(HttpServerRecord record, long nanos, Context context) {
    durations.record(
        nanos,
        context,
        HttpMethods.known(record.method),
        record.scheme,
        record.route,
        record.status == 0 ? null : (Long) (long) record.status,
        ErrorTypes.of(record),
        record.protocolVersion);
  }
}
