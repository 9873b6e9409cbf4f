package io.hindcast.smoke.collector;

import com.google.protobuf.MessageLite;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/** OTLP over HTTP/protobuf on the JDK's server, gzip or not. */
final class HttpReceiver implements OtlpReceiver {
  private static final String PROTOBUF = "application/x-protobuf";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool(Daemons::thread);
  private final SpanStore store;

  private HttpReceiver(HttpServer server, SpanStore store) {
    this.server = server;
    this.store = store;
  }

  static HttpReceiver start(int port, SpanStore store) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    HttpReceiver receiver = new HttpReceiver(server, store);
    server.setExecutor(receiver.threads);
    server.createContext("/v1/traces", exchange -> receiver.answer(exchange, receiver::traces));
    server.createContext("/v1/metrics", exchange -> receiver.answer(exchange, receiver::metrics));
    server.start();
    return receiver;
  }

  @Override
  public String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public SpanStore store() {
    return store;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private MessageLite traces(InputStream body) throws IOException {
    store.add(OtlpDecoder.decode(ExportTraceServiceRequest.parseFrom(body)));
    return ExportTraceServiceResponse.getDefaultInstance();
  }

  private MessageLite metrics(InputStream body) throws IOException {
    store.addPoints(MetricsDecoder.decode(ExportMetricsServiceRequest.parseFrom(body)));
    return ExportMetricsServiceResponse.getDefaultInstance();
  }

  private void answer(HttpExchange exchange, Signal signal) throws IOException {
    try (exchange) {
      String type = exchange.getRequestHeaders().getFirst("Content-Type");
      if (!exchange.getRequestMethod().equals("POST")) {
        refuse(exchange, 405, exchange.getRequestMethod() + " instead of POST");
      } else if (!PROTOBUF.equals(type)) {
        refuse(exchange, 415, "content type " + type);
      } else {
        accept(exchange, signal);
      }
    }
  }

  private void accept(HttpExchange exchange, Signal signal) throws IOException {
    byte[] response;
    try (InputStream body = body(exchange)) {
      response = signal.take(body).toByteArray();
    } catch (IOException | RuntimeException e) {
      refuse(exchange, 400, e.toString());
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", PROTOBUF);
    exchange.sendResponseHeaders(200, response.length == 0 ? -1 : response.length);
    exchange.getResponseBody().write(response);
  }

  private void refuse(HttpExchange exchange, int status, String why) throws IOException {
    store.refuse(exchange.getRequestURI() + ": " + why);
    byte[] text = why.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, text.length);
    exchange.getResponseBody().write(text);
  }

  private static InputStream body(HttpExchange exchange) throws IOException {
    InputStream raw = exchange.getRequestBody();
    String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
    return "gzip".equals(encoding) ? new GZIPInputStream(raw) : raw;
  }

  /** One of OTLP's paths: takes a request's body, gives the response. */
  private interface Signal {
    MessageLite take(InputStream body) throws IOException;
  }
}
