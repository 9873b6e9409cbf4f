package io.hindcast.exporter.render;

import static io.hindcast.exporter.span.AttributeName.number;
import static io.hindcast.exporter.span.AttributeName.text;

import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.exporter.span.AttributeName;
import io.opentelemetry.api.trace.SpanKind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Requests that are answered (OpenTelemetry semantic conventions, "HTTP server span"). Owned by the
 * exporter's thread.
 */
final class HttpServerRenderer {
  private static final AttributeName<String> ROUTE = text("http.route");
  private static final AttributeName<String> URL_PATH = text("url.path");
  private static final AttributeName<String> URL_QUERY = text("url.query");
  private static final AttributeName<String> URL_SCHEME = text("url.scheme");
  private static final AttributeName<Long> STATUS_CODE = number("http.response.status_code");
  private static final AttributeName<String> SERVER_ADDRESS = text("server.address");
  private static final AttributeName<Long> SERVER_PORT = number("server.port");
  private static final AttributeName<String> CLIENT_ADDRESS = text("client.address");
  private static final AttributeName<String> PEER_ADDRESS = text("network.peer.address");
  private static final AttributeName<Long> PEER_PORT = number("network.peer.port");
  private static final AttributeName<String> PROTOCOL_VERSION = text("network.protocol.version");
  private static final AttributeName<String> USER_AGENT = text("user_agent.original");

  private final Redaction redaction;

  /** The host asked for last: most servers have one name. */
  private @Nullable String lastHost;

  private HostPort lastAddress = HostPort.parse(null);

  HttpServerRenderer(Redaction redaction) {
    this.redaction = redaction;
  }

  void render(HttpServerRecord record, SpanDraft span) {
    span.kind = SpanKind.SERVER;
    HttpMethods.describe(span, record.method, record.route);
    span.put(ROUTE, record.route);
    span.put(URL_SCHEME, record.scheme);
    span.put(URL_PATH, record.path == null || record.path.isEmpty() ? "/" : record.path);
    span.put(URL_QUERY, record.query == null ? null : redaction.query(record.query));
    if (record.status != 0) {
      span.put(STATUS_CODE, (long) record.status);
    }
    span.put(PROTOCOL_VERSION, record.protocolVersion);
    span.put(USER_AGENT, record.userAgent);
    span.put(PEER_ADDRESS, record.peerAddress);
    span.putPort(PEER_PORT, record.peerPort);
    span.put(
        CLIENT_ADDRESS,
        ClientAddress.of(record.forwarded, record.forwardedFor, record.peerAddress));
    server(record, span);
    outcome(record, span);
  }

  /** Whom the client asked for; a Host header without a port means the scheme's own. */
  private void server(HttpServerRecord record, SpanDraft span) {
    if (!Objects.equals(record.host, lastHost)) {
      lastAddress = HostPort.parse(record.host);
      lastHost = record.host;
    }
    HostPort host = lastAddress;
    if (host.host() == null) {
      return;
    }
    span.put(SERVER_ADDRESS, host.host());
    int port = host.port() > 0 ? host.port() : UrlParts.defaultPort(record.scheme);
    span.putPort(SERVER_PORT, port > 0 ? port : record.localPort);
  }

  private static void outcome(HttpServerRecord record, SpanDraft span) {
    span.failed(ErrorTypes.of(record), record.thrown);
  }
}
