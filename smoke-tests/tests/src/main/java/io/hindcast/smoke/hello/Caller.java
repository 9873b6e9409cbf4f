package io.hindcast.smoke.hello;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * {@link Hello} by {@code java.net.http}, which runs callbacks on threads without any permission.
 */
public final class Caller {
  private Caller() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(anyPort, 0);
    server.createContext(
        "/hello",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    try {
      URI self = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hello");
      HttpRequest request = HttpRequest.newBuilder(self).build();
      int status = HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
      System.out.print("hello: " + status + "\n");
    } finally {
      server.stop(0);
    }
  }
}
