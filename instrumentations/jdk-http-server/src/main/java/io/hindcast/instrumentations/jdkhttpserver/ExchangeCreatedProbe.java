package io.hindcast.instrumentations.jdkhttpserver;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.bootstrap.record.Propagation;
import io.hindcast.bootstrap.record.ThreadContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Begins the record of an exchange when the server makes the object that it hands to handlers. */
public final class ExchangeCreatedProbe extends Probe {
  private static final Propagation.Getter<Headers> HEADERS =
      new Propagation.Getter<>() {
        @Override
        public @Nullable String get(Headers carrier, String name) {
          var values = carrier.get(name);
          if (values == null || values.isEmpty()) {
            return null;
          }
          return values.size() == 1 ? values.get(0) : String.join(",", values);
        }
      };

  /** For the loader of probes. */
  public ExchangeCreatedProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return ThreadContext.get().isSuppressed() ? null : a0;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    if (result instanceof HttpExchange exchange) {
      Headers headers = exchange.getRequestHeaders();
      HttpServerRecord record =
          new HttpServerRecord(ThreadContext.get(), Propagation.extract(headers, HEADERS));
      fill(record, exchange, headers);
      ServerExchange.created(state, record);
    }
    return result;
  }

  private static void fill(HttpServerRecord record, HttpExchange exchange, Headers headers) {
    URI uri = exchange.getRequestURI();
    record.method = exchange.getRequestMethod();
    record.scheme = exchange instanceof HttpsExchange ? "https" : "http";
    record.path = uri.getRawPath();
    record.query = uri.getRawQuery();
    record.route = route(exchange.getHttpContext().getPath());
    record.protocolVersion = version(exchange.getProtocol());
    record.host = headers.getFirst("Host");
    record.userAgent = headers.getFirst("User-Agent");
    record.forwarded = HEADERS.get(headers, "Forwarded");
    record.forwardedFor = HEADERS.get(headers, "X-Forwarded-For");
    record.localPort = exchange.getLocalAddress().getPort();
    InetSocketAddress peer = exchange.getRemoteAddress();
    InetAddress address = peer.getAddress();
    if (address != null) {
      record.peerAddress = address.getHostAddress();
      record.peerPort = peer.getPort();
    }
  }

  /**
   * The path of the context is what this server routes by, and there are as many as the application
   * has made: a route, but for the one of all requests, which says nothing.
   */
  private static @Nullable String route(String contextPath) {
    return contextPath.equals("/") ? null : contextPath;
  }

  private static @Nullable String version(String protocol) {
    return switch (protocol) {
      case "HTTP/1.1" -> "1.1";
      case "HTTP/1.0" -> "1.0";
      default -> null;
    };
  }
}
