package io.hindcast.instrumentations.servlet;

import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.bootstrap.record.Propagation;
import io.hindcast.bootstrap.record.ThreadContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * Fills a record from a request. Reads its head only: asking for a parameter could read the body,
 * which is the application's.
 */
final class RequestFields {
  private static final Propagation.Getter<HttpServletRequest> HEADERS =
      new Propagation.Getter<>() {
        @Override
        public @Nullable String get(HttpServletRequest carrier, String name) {
          return header(carrier, name);
        }
      };

  private RequestFields() {}

  static HttpServerRecord record(ThreadContext thread, HttpServletRequest request) {
    HttpServerRecord record = new HttpServerRecord(thread, Propagation.extract(request, HEADERS));
    record.method = request.getMethod();
    record.scheme = request.getScheme();
    record.path = request.getRequestURI();
    record.query = request.getQueryString();
    record.protocolVersion = version(request.getProtocol());
    record.host = host(request);
    record.localPort = request.getLocalPort();
    record.peerAddress = request.getRemoteAddr();
    record.peerPort = request.getRemotePort();
    record.userAgent = request.getHeader("User-Agent");
    record.forwarded = header(request, "Forwarded");
    record.forwardedFor = header(request, "X-Forwarded-For");
    return record;
  }

  private static @Nullable String header(HttpServletRequest request, String name) {
    String first = request.getHeader(name);
    if (first == null) {
      return null;
    }
    // A wrapper of the application's may know a header by one method and not by the other.
    Enumeration<String> all = request.getHeaders(name);
    if (all == null || !all.hasMoreElements()) {
      return first;
    }
    String joined = all.nextElement();
    while (all.hasMoreElements()) {
      joined = joined + ',' + all.nextElement();
    }
    return joined;
  }

  /** Of HTTP/2 some servers do not show the authority as a header, but all know it as a name. */
  private static @Nullable String host(HttpServletRequest request) {
    String host = request.getHeader("Host");
    if (host != null) {
      return host;
    }
    String name = request.getServerName();
    return name == null ? null : name + ":" + request.getServerPort();
  }

  private static @Nullable String version(@Nullable String protocol) {
    return switch (protocol == null ? "" : protocol) {
      case "HTTP/1.1" -> "1.1";
      case "HTTP/2.0", "HTTP/2" -> "2";
      case "HTTP/1.0" -> "1.0";
      case "HTTP/3.0", "HTTP/3" -> "3";
      default -> null;
    };
  }
}
