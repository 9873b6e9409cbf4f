package io.hindcast.smoke.hello;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A server that is asked a few times, and stays until it is told to end. */
public final class Scraped {
  public static final int REQUESTS = 37;

  /** The file that lets it end. */
  public static final String GO_ON = "go-on";

  private Scraped() {}

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
    URI self = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hello");
    for (int i = 0; i < REQUESTS; i++) {
      HttpURLConnection connection = (HttpURLConnection) self.toURL().openConnection();
      if (connection.getResponseCode() != 204) {
        throw new IOException("status " + connection.getResponseCode());
      }
    }
    while (!Files.exists(Path.of(GO_ON))) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    server.stop(0);
  }
}
