package io.hindcast.exporter.render;

import static io.hindcast.exporter.span.AttributeName.number;
import static io.hindcast.exporter.span.AttributeName.text;

import io.hindcast.bootstrap.record.HttpClientRecord;
import io.hindcast.exporter.span.AttributeName;
import io.opentelemetry.api.trace.SpanKind;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Requests that are sent (OpenTelemetry semantic conventions, "HTTP client span"). */
final class HttpClientRenderer {
  private static final AttributeName<String> SERVER_ADDRESS = text("server.address");
  private static final AttributeName<Long> SERVER_PORT = number("server.port");
  private static final AttributeName<String> URL_FULL = text("url.full");
  private static final AttributeName<String> URL_TEMPLATE = text("url.template");
  private static final AttributeName<Long> STATUS_CODE = number("http.response.status_code");
  private static final AttributeName<Long> RESEND_COUNT = number("http.request.resend_count");
  private static final AttributeName<String> PROTOCOL_VERSION = text("network.protocol.version");
  private static final AttributeName<String> PEER_ADDRESS = text("network.peer.address");
  private static final AttributeName<Long> PEER_PORT = number("network.peer.port");

  private final Redaction redaction;

  HttpClientRenderer(Redaction redaction) {
    this.redaction = redaction;
  }

  void render(HttpClientRecord record, SpanDraft span) {
    span.kind = SpanKind.CLIENT;
    HttpMethods.describe(span, record.method, record.urlTemplate);
    span.put(URL_TEMPLATE, record.urlTemplate);
    if (record.url != null) {
      String url = record.url.toString();
      UrlParts parts = UrlParts.parse(url);
      span.put(URL_FULL, redaction.url(url, parts));
      span.put(SERVER_ADDRESS, parts.host());
      span.putPort(SERVER_PORT, parts.port());
    }
    if (record.status != 0) {
      span.put(STATUS_CODE, (long) record.status);
    }
    if (record.resendCount > 0) {
      span.put(RESEND_COUNT, (long) record.resendCount);
    }
    span.put(PROTOCOL_VERSION, record.protocolVersion);
    InetSocketAddress peer = record.peer;
    if (peer != null) {
      InetAddress address = peer.getAddress();
      span.put(PEER_ADDRESS, address == null ? null : address.getHostAddress());
      span.putPort(PEER_PORT, peer.getPort());
    }
    outcome(record, span);
  }

  private static void outcome(HttpClientRecord record, SpanDraft span) {
    span.describesThrown = !record.cancelled;
    span.failed(ErrorTypes.of(record), record.thrown);
  }
}
