package io.hindcast.smoke.sampling.application;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** The JDK's server, with a thread for each request under way. */
public final class Service {
  /** What it prints when it listens, before the port. */
  public static final String LISTENS = "listens at port ";

  /** A connection that finds no place among those that wait is tried again after a second. */
  private static final int BACKLOG = 1024;

  private final HttpServer server;

  private Service(HttpServer server) {
    this.server = server;
  }

  /** What is done for a request. */
  @FunctionalInterface
  interface Work {
    /** Does it; returns the status to answer with. */
    int answer(int number, Anomaly anomaly) throws IOException, InterruptedException;
  }

  /** At a port that is free: one that was chosen before might be taken by now. */
  static Service create() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    server.setExecutor(Executors.newCachedThreadPool());
    return new Service(server);
  }

  Service with(Route route, Work work) {
    server.createContext(route.path(), exchange -> answer(exchange, route, work));
    return this;
  }

  void start() {
    server.start();
    System.out.println(LISTENS + server.getAddress().getPort());
  }

  private static void answer(HttpExchange exchange, Route route, Work work) throws IOException {
    // Read to its end, or the server does not promise to keep the connection.
    var unused = exchange.getRequestBody().readAllBytes();
    URI asked = exchange.getRequestURI();
    int number = Integer.parseInt(asked.getPath().substring(route.path().length() + 1));
    String query = asked.getQuery();
    Anomaly anomaly = query == null ? Anomaly.NONE : Anomaly.valueOf(query);
    int status;
    try {
      status = work.answer(number, anomaly);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      status = 500;
    }
    byte[] body = ("number " + number + "\n").getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
