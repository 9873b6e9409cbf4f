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

  /**
   * An argument of {@link #main}: {@link #KEPT} threads, one more for each of the first requests.
   */
  public static final String KEPT_THREADS = "kept";

  /** A Linux with its defaults lets a process have two times as many, and not three times. */
  public static final int KEPT = 10_000;

  /** An argument of {@link #main}: a few threads for all requests. */
  public static final String POOLED_THREADS = "pooled";

  /** An argument of {@link #main}: {@value #HOGS} threads a processor that never wait. */
  public static final String BUSY = "busy";

  /** An argument of {@link #main}: no such threads. */
  public static final String IDLE = "idle";

  private static final int HOGS = 4;
  private static final int POOL = 8;
  private static final int ONE_FAILS_IN = 20;

  /** A connection that finds no place among those that wait is tried again after a second. */
  private static final int BACKLOG = 1024;

  private Items() {}

  /** The arguments are the port, the kind of threads, and what other threads do. */
  public static void main(String[] arguments) throws IOException {
    // Such a pool starts a thread a request until it has all of them, also while some are idle.
    int threads = arguments[1].equals(KEPT_THREADS) ? KEPT : POOL;
    var unused = start(Integer.parseInt(arguments[0]), Executors.newFixedThreadPool(threads));
    if (arguments[2].equals(BUSY)) {
      hog(HOGS * Runtime.getRuntime().availableProcessors());
    }
  }

  private static void hog(int threads) {
    for (int i = 0; i < threads; i++) {
      Thread thread = new Thread(Items::compute, "hog-" + i);
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** Without an end, and without a word to the scheduler that others may go first. */
  private static void compute() {
    for (long x = 1; x != 0; x = x * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L) {}
  }

  /** Whether a request fails on purpose, which makes its trace an anomalous one. */
  public static boolean fails(int number) {
    return number % ONE_FAILS_IN == 7;
  }

  static HttpServer start(int port, Executor threads) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
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
