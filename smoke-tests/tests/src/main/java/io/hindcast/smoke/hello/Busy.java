package io.hindcast.smoke.hello;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that is asked a few thousand times by several at once, and counts the right answers. */
public final class Busy {
  public static final int REQUESTS = 6_000;
  public static final String SAID = "busy: " + REQUESTS + "\n";

  private static final int CLIENTS = 4;

  private Busy() {}

  public static void main(String[] arguments) throws Exception {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(anyPort, 0);
    ExecutorService workers = Executors.newFixedThreadPool(CLIENTS);
    server.setExecutor(workers);
    server.createContext("/echo", Busy::echo);
    server.start();
    String base = "http://127.0.0.1:" + server.getAddress().getPort() + "/echo?";
    AtomicInteger next = new AtomicInteger();
    AtomicInteger right = new AtomicInteger();
    Thread[] clients = new Thread[CLIENTS];
    for (int i = 0; i < CLIENTS; i++) {
      clients[i] =
          new Thread(
              () -> {
                for (int n = next.getAndIncrement(); n < REQUESTS; n = next.getAndIncrement()) {
                  if (ask(base, "number=" + n)) {
                    right.incrementAndGet();
                  }
                }
              });
      clients[i].start();
    }
    for (Thread client : clients) {
      client.join();
    }
    System.out.print("busy: " + right.get() + "\n");
    server.stop(0);
    workers.shutdown();
  }

  private static void echo(HttpExchange exchange) throws IOException {
    byte[] answer = exchange.getRequestURI().getQuery().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private static boolean ask(String base, String query) {
    try (InputStream answer = URI.create(base + query).toURL().openStream()) {
      return new String(answer.readAllBytes(), StandardCharsets.UTF_8).equals(query);
    } catch (IOException failed) {
      return false;
    }
  }
}
