package io.hindcast.smoke.hello;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A server with one request that it never answers. Ends when it is killed. */
public final class Waiting {
  public static final String SAID = "waiting\n";
  public static final String ROUTE = "/wait";

  private Waiting() {}

  public static void main(String[] arguments) throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(anyPort, 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext(
        ROUTE,
        exchange -> {
          System.out.print(SAID);
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException ends) {
            exchange.close();
          }
        });
    server.start();
    URI self = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + ROUTE + "/42");
    HttpURLConnection connection = (HttpURLConnection) self.toURL().openConnection();
    System.out.print("answered: " + connection.getResponseCode() + "\n");
  }
}
