package io.hindcast.exporter.receiver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** OTLP/HTTP. */
public final class HttpReceiver extends Receiver {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final String scheme;

  /**
   * Listens.
   *
   * @param port 0 for any
   * @param tls null for plain text
   * @param clientCertificates whether clients have to show one
   */
  public HttpReceiver(int port, @Nullable SSLContext tls, boolean clientCertificates)
      throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    if (tls == null) {
      server = HttpServer.create(address, 0);
    } else {
      HttpsServer https = HttpsServer.create(address, 0);
      https.setHttpsConfigurator(
          new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
              SSLParameters wanted = tls.getDefaultSSLParameters();
              wanted.setNeedClientAuth(clientCertificates);
              parameters.setSSLParameters(wanted);
            }
          });
      server = https;
    }
    scheme = tls == null ? "http" : "https";
    server.setExecutor(threads);
    server.createContext("/v1/traces", this::traces);
    server.createContext("/v1/metrics", this::metrics);
    server.start();
  }

  @Override
  public URI endpoint() {
    return at("/v1/traces");
  }

  @Override
  public URI metricsEndpoint() {
    return at("/v1/metrics");
  }

  private URI at(String path) {
    return URI.create(scheme + "://localhost:" + server.getAddress().getPort() + path);
  }

  @Override
  public void close() {
    released.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void metrics(HttpExchange exchange) throws IOException {
    int status =
        switch (receive(ExportMetricsServiceRequest.parseFrom(body(exchange)))) {
          case OK -> 200;
          case UNAVAILABLE -> 503;
          case REFUSED -> 403;
          default -> throw new IllegalStateException("no such answer to metrics");
        };
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private static byte[] body(HttpExchange exchange) throws IOException {
    InputStream body = exchange.getRequestBody();
    return "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
        ? new GZIPInputStream(body).readAllBytes()
        : body.readAllBytes();
  }

  private void traces(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    ExportTraceServiceRequest request = ExportTraceServiceRequest.parseFrom(body(exchange));
    ExportTraceServiceResponse response = ExportTraceServiceResponse.getDefaultInstance();
    int status = 200;
    switch (receive(headers, request)) {
      case OK -> {}
      case UNAVAILABLE -> status = 503;
      case THROTTLED -> {
        status = 429;
        exchange.getResponseHeaders().set("Retry-After", "0");
      }
      case REFUSED -> status = 403;
      case INVALID -> status = 400;
      case TOO_LARGE -> status = 413;
      case LONG_ANSWER ->
          response =
              ExportTraceServiceResponse.newBuilder()
                  .setPartialSuccess(
                      ExportTracePartialSuccess.newBuilder().setErrorMessage("x".repeat(1_000_000)))
                  .build();
      case PARTIAL ->
          response =
              ExportTraceServiceResponse.newBuilder()
                  .setPartialSuccess(
                      ExportTracePartialSuccess.newBuilder()
                          .setRejectedSpans(1)
                          .setErrorMessage("too old"))
                  .build();
      case HANGS -> await();
    }
    byte[] bytes = response.toByteArray();
    exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void await() {
    try {
      released.await();
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }
}
