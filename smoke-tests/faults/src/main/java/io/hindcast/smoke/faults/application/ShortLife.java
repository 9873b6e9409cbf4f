package io.hindcast.smoke.faults.application;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Asks itself for some items, says that it ends, and does so in one of four ways. */
public final class ShortLife {
  /** Said before it ends; the time follows, in milliseconds since the epoch. */
  public static final String ENDING = "ending at ";

  public static final String EXITS = "exits";
  public static final String WAITS = "waits";
  public static final String RETURNS = "returns";
  public static final String THROWS = "throws";

  /** The code of {@link #EXITS}. */
  public static final int EXIT_CODE = 3;

  private ShortLife() {}

  /** The arguments are the way to end and how many items to ask for before. */
  public static void main(String[] arguments) throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    HttpServer server = Items.start(0, thread);
    ask(server.getAddress().getPort(), Integer.parseInt(arguments[1]));
    awaitIdle(thread);
    server.stop(0);
    thread.shutdown();
    System.out.println(ENDING + System.currentTimeMillis());
    switch (arguments[0]) {
      case EXITS -> System.exit(EXIT_CODE);
      case WAITS -> new CountDownLatch(1).await();
      case THROWS -> throw new IllegalStateException("on purpose");
      default -> {}
    }
  }

  private static void ask(int port, int items) throws IOException {
    for (int number = 0; number < items; number++) {
      URI item = URI.create("http://127.0.0.1:" + port + Items.PATH + number);
      HttpURLConnection connection = (HttpURLConnection) item.toURL().openConnection();
      int expected = Items.fails(number) ? 500 : 200;
      if (connection.getResponseCode() != expected) {
        throw new IOException(item + ": " + connection.getResponseCode());
      }
    }
  }

  /**
   * A client has its answer a little before the server is done with the request. What ends after
   * the program has begun to end is not what this is about.
   */
  private static void awaitIdle(ExecutorService thread)
      throws InterruptedException, ExecutionException {
    var unused = thread.submit(() -> {}).get();
  }
}
