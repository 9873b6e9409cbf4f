package io.hindcast.exporter.receiver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
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
    server.createContext("/v1/traces", this::handle);
    server.start();
  }

  @Override
  public URI endpoint() {
    return URI.create(scheme + "://localhost:" + server.getAddress().getPort() + "/v1/traces");
  }

  @Override
  public void close() {
    released.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    InputStream body = exchange.getRequestBody();
    if ("gzip".equals(headers.get("content-encoding"))) {
      body = new GZIPInputStream(body);
    }
    ExportTraceServiceRequest request = ExportTraceServiceRequest.parseFrom(body.readAllBytes());
    ExportTraceServiceResponse response = ExportTraceServiceResponse.getDefaultInstance();
    int status = 200;
    switch (receive(headers, request)) {
      case OK -> {}
      case UNAVAILABLE -> status = 503;
      case THROTTLED -> {
        status = 429;
        exchange.getResponseHeaders().set("Retry-After", "0");
      }
      case REFUSED -> status = 400;
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
