package io.hindcast.instrumentations.jdkhttpclient;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What the client talks to. {@code /status/n} answers with n, {@code /redirect/n} redirects n
 * times, {@code /loop} for ever, {@code /silent} does not answer until the server stops, {@code
 * /trickle} sends its headers and keeps the body until {@link #finishBody}.
 */
final class TestServer implements AutoCloseable {
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CountDownLatch bodyMayEnd = new CountDownLatch(1);
  private final HttpServer server;

  /** The headers of each request, in order of arrival. */
  final List<Headers> requests = new CopyOnWriteArrayList<>();

  /** The same by query. */
  final Map<String, Headers> byQuery = new ConcurrentHashMap<>();

  TestServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(executor);
    server.createContext("/", this::handle);
    server.start();
  }

  URI uri(String target) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + target);
  }

  void finishBody() {
    bodyMayEnd.countDown();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    requests.add(exchange.getRequestHeaders());
    if (exchange.getRequestURI().getQuery() != null) {
      byQuery.put(exchange.getRequestURI().getQuery(), exchange.getRequestHeaders());
    }
    exchange.getRequestBody().readAllBytes();
    String last = path.substring(path.lastIndexOf('/') + 1);
    try (exchange) {
      if (path.startsWith("/status/")) {
        exchange.sendResponseHeaders(Integer.parseInt(last), -1);
      } else if (path.startsWith("/redirect/") && !last.equals("0")) {
        redirect(exchange, "/redirect/" + (Integer.parseInt(last) - 1));
      } else if (path.equals("/loop")) {
        redirect(exchange, "/loop");
      } else if (path.equals("/silent")) {
        await(stopped);
      } else if (path.equals("/trickle")) {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().flush();
        await(bodyMayEnd);
      } else {
        exchange.sendResponseHeaders(200, 2);
        try (OutputStream body = exchange.getResponseBody()) {
          body.write("ok".getBytes(StandardCharsets.UTF_8));
        }
      }
    }
  }

  private static void redirect(HttpExchange exchange, String target) throws IOException {
    exchange.getResponseHeaders().set("Location", target);
    exchange.sendResponseHeaders(302, -1);
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    stopped.countDown();
    bodyMayEnd.countDown();
    server.stop(0);
    executor.shutdownNow();
  }
}
