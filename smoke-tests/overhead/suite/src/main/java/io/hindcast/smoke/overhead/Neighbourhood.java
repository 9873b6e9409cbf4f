package io.hindcast.smoke.overhead;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

/**
 * A process of its own: the service that the application asks, and the receivers that the agents
 * send to. They answer at once and only count the spans.
 */
final class Neighbourhood {
  private static final AtomicLong spans = new AtomicLong();

  private Neighbourhood() {}

  /** The one argument is the port. */
  public static void main(String[] arguments) throws IOException {
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
    HttpServer server = HttpServer.create(address, 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/stock/", exchange -> answer(exchange, "42"));
    server.createContext("/spans", exchange -> answer(exchange, Long.toString(spans.get())));
    server.createContext("/v1/traces", exchange -> count(exchange, OtlpSpans::count, ""));
    // What the Datadog agent asks for first; only this way of sending is offered.
    server.createContext(
        "/info",
        exchange -> answer(exchange, "{\"version\":\"7.60.0\",\"endpoints\":[\"/v0.4/traces\"]}"));
    server.createContext(
        "/v0.4/traces",
        exchange -> count(exchange, DatadogSpans::count, "{\"rate_by_service\":{}}"));
    server.start();
  }

  private static void count(HttpExchange exchange, SpanCounter counter, String answer)
      throws IOException {
    boolean gzip = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    InputStream raw = exchange.getRequestBody();
    // As a whole: this server's streams do not count what a reader skips, and then wait for it.
    spans.addAndGet(counter.count((gzip ? new GZIPInputStream(raw) : raw).readAllBytes()));
    answer(exchange, answer);
  }

  private static void answer(HttpExchange exchange, String text) throws IOException {
    try (exchange) {
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  /** Counts the spans of one request's body. */
  interface SpanCounter {
    long count(byte[] body) throws IOException;
  }
}
