package io.hindcast.smoke.hello;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A thread pool with more work than it can do, at the end of the program too. */
public final class Packers {
  public static final int THREADS = 2;
  public static final int WAITING = 3;
  public static final int REFUSED = 4;
  public static final int OF_A_REQUEST = 2;
  public static final String SAID = "packers: 4 refused\n";

  private Packers() {}

  public static void main(String[] arguments) throws Exception {
    AtomicInteger number = new AtomicInteger();
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            task -> {
              Thread thread = new Thread(task, "packer-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    ask(pool);
    CountDownLatch busy = new CountDownLatch(THREADS);
    CountDownLatch never = new CountDownLatch(1);
    Runnable pack =
        () -> {
          busy.countDown();
          awaitUninterrupted(never);
        };
    for (int i = 0; i < THREADS; i++) {
      pool.execute(pack);
    }
    busy.await();
    int refused = 0;
    for (int i = 0; i < WAITING + REFUSED; i++) {
      try {
        pool.execute(pack);
      } catch (RejectedExecutionException full) {
        refused++;
      }
    }
    System.out.print("packers: " + refused + " refused\n");
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** One request of its own, which has a thing or two packed. */
  private static void ask(Executor pool) throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(anyPort, 0);
    server.createContext(
        "/packers",
        exchange -> {
          CountDownLatch packed = new CountDownLatch(1);
          pool.execute(packed::countDown);
          awaitUninterrupted(packed);
          CompletableFuture.runAsync(() -> {}, pool).join();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    URI self = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/packers");
    try (InputStream answer = self.toURL().openStream()) {
      answer.readAllBytes();
    } finally {
      server.stop(0);
    }
  }
}
