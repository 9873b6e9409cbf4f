package io.hindcast.exporter.render;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.hindcast.bootstrap.record.HttpClientRecord;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Requests that are sent (OpenTelemetry semantic conventions, "HTTP client span"). */
final class HttpClientRenderer {
  private static final AttributeKey<String> SERVER_ADDRESS = stringKey("server.address");
  private static final AttributeKey<Long> SERVER_PORT = longKey("server.port");
  private static final AttributeKey<String> URL_FULL = stringKey("url.full");
  private static final AttributeKey<String> URL_TEMPLATE = stringKey("url.template");
  private static final AttributeKey<Long> STATUS_CODE = longKey("http.response.status_code");
  private static final AttributeKey<Long> RESEND_COUNT = longKey("http.request.resend_count");
  private static final AttributeKey<String> PROTOCOL_VERSION =
      stringKey("network.protocol.version");
  private static final AttributeKey<String> PEER_ADDRESS = stringKey("network.peer.address");
  private static final AttributeKey<Long> PEER_PORT = longKey("network.peer.port");

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
    Throwable thrown = record.thrown;
    if (record.cancelled) {
      span.describesThrown = false;
    } else if (thrown != null) {
      span.error(ThrownText.type(thrown), ThrownText.message(thrown));
    } else if (record.status >= 400) {
      span.error(Integer.toString(record.status), null);
    }
  }
}
