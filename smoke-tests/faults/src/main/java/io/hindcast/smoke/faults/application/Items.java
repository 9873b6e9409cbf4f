package io.hindcast.smoke.faults.application;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * Answers {@code GET /items/{number}}: one request, one span, whose path says which. So whoever
 * knows the numbers that were asked for knows what a collector has to have got, and how often.
 */
public final class Items {
  public static final String PATH = "/items/";

  /** An argument of {@link #main}: threads that stay when their request is answered. */
  public static final String KEPT_THREADS = "kept";

  /** An argument of {@link #main}: a few threads for all requests. */
  public static final String POOLED_THREADS = "pooled";

  private static final int POOL = 8;
  private static final int ONE_FAILS_IN = 20;

  private Items() {}

  /** The arguments are the port and the kind of threads. */
  public static void main(String[] arguments) throws IOException {
    Executor threads =
        arguments[1].equals(KEPT_THREADS) ? new KeptThreads() : Executors.newFixedThreadPool(POOL);
    var unused = start(Integer.parseInt(arguments[0]), threads);
  }

  /** Whether a request fails on purpose, which makes its trace an anomalous one. */
  public static boolean fails(int number) {
    return number % ONE_FAILS_IN == 7;
  }

  static HttpServer start(int port, Executor threads) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext(PATH, Items::answer);
    server.start();
    return server;
  }

  private static void answer(HttpExchange exchange) throws IOException {
    // Read to its end, or the server does not promise to keep the connection.
    var unused = exchange.getRequestBody().readAllBytes();
    int status = 200;
    String text;
    try {
      text = item(exchange.getRequestURI().getPath().substring(PATH.length()));
    } catch (IllegalStateException failure) {
      // As frameworks do with what leaves a controller.
      status = 500;
      text = failure.toString();
    }
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static String item(String number) {
    if (fails(Integer.parseInt(number))) {
      throw new IllegalStateException("item " + number + " is broken on purpose");
    }
    return "item " + number;
  }
}
