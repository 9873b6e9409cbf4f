package io.hindcast.smoke.hello;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Ends while a request is under way, as servers do that end gracefully: a hook lets it finish, some
 * time after all other hooks are through, and one more is answered. Prints how many were.
 */
public final class Graceful {
  public static final String IN_FLIGHT = "/in-flight";
  public static final String LATE = "/late";

  private Graceful() {}

  public static void main(String[] arguments) throws Exception {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(anyPort, 0);
    server.setExecutor(Executors.newCachedThreadPool());
    CountDownLatch began = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    server.createContext(
        "/",
        exchange -> {
          if (exchange.getRequestURI().getPath().equals(IN_FLIGHT)) {
            began.countDown();
            await(mayEnd);
          }
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    String self = "http://127.0.0.1:" + server.getAddress().getPort();
    Thread client = new Thread(() -> get(self + IN_FLIGHT));
    client.start();
    began.await();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> finish(mayEnd, client, () -> get(self + LATE))));
    System.exit(0);
  }

  private static void finish(CountDownLatch mayEnd, Thread client, Runnable last) {
    try {
      TimeUnit.SECONDS.sleep(1);
      mayEnd.countDown();
      client.join();
      last.run();
      // What is done after the last answer: pools are closed, say.
      TimeUnit.SECONDS.sleep(2);
    } catch (InterruptedException ends) {
      Thread.currentThread().interrupt();
    }
  }

  private static void get(String url) {
    try {
      HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
      System.out.print("answered: " + connection.getResponseCode() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException ends) {
      Thread.currentThread().interrupt();
    }
  }
}
