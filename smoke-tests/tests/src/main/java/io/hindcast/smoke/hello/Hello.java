package io.hindcast.smoke.hello;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/**
 * The smallest application that starts and answers: serves one request, makes it, says so, ends.
 */
public final class Hello {
  public static final String SAID = "hello: 204\n";

  private Hello() {}

  public static void main(String[] arguments) throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(anyPort, 0);
    server.createContext(
        "/hello",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    URI self = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hello");
    HttpURLConnection connection = (HttpURLConnection) self.toURL().openConnection();
    // A literal line end: what is compared shall not depend on the platform.
    System.out.print("hello: " + connection.getResponseCode() + "\n");
    server.stop(0);
  }
}
