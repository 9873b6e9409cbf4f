package io.hindcast.smoke.hello;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A server that answers while its heap is filled with what it needs, to 95 % of the part that
 * objects stay in; then it lets go and, when it is told to, answers some more.
 */
public final class Full {
  public static final int REQUESTS = 1_500;
  public static final String HAS_ROOM = "full: no more\n";
  public static final String SAID = HAS_ROOM + "full: " + REQUESTS + "\n";

  /** The file that lets it go on when its heap has room again. */
  public static final String GO_ON = "go-on";

  private static final double LIVE = 0.95;
  private static final int BLOCK = 64 << 10;
  private static final int EACH_PHASE = REQUESTS / 3;

  private final Deque<byte[]> needed = new ArrayDeque<>();
  private int right;

  private Full() {}

  public static void main(String[] arguments) throws Exception {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(anyPort, 0);
    ExecutorService workers = Executors.newFixedThreadPool(2);
    server.setExecutor(workers);
    server.createContext("/echo", Full::echo);
    server.start();
    String base = "http://127.0.0.1:" + server.getAddress().getPort() + "/echo?";
    new Full().run(base);
    server.stop(0);
    workers.shutdown();
  }

  private void run(String base) throws InterruptedException {
    ask(base);
    fill();
    letSee();
    ask(base);
    needed.clear();
    System.gc();
    letSee();
    System.out.print(HAS_ROOM);
    while (!Files.exists(Path.of(GO_ON))) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    ask(base);
    System.out.print("full: " + right + "\n");
  }

  /** Whoever watches the heap has time to look. */
  private static void letSee() throws InterruptedException {
    TimeUnit.SECONDS.sleep(2);
  }

  private void fill() {
    MemoryPoolMXBean pool = pool();
    System.gc();
    while (live(pool) < LIVE) {
      needed.add(new byte[BLOCK]);
      if (needed.size() % 4 == 0) {
        System.gc();
      }
    }
  }

  private static double live(MemoryPoolMXBean pool) {
    MemoryUsage used = pool.getCollectionUsage();
    return (double) used.getUsed() / used.getMax();
  }

  private static MemoryPoolMXBean pool() {
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported()) {
        return pool;
      }
    }
    throw new IllegalStateException("no pool that objects stay in");
  }

  private void ask(String base) {
    for (int n = 0; n < EACH_PHASE; n++) {
      String query = "number=" + n;
      try (InputStream answer = URI.create(base + query).toURL().openStream()) {
        if (new String(answer.readAllBytes(), StandardCharsets.UTF_8).equals(query)) {
          right++;
        }
      } catch (IOException failed) {
        // It is not right.
      }
    }
  }

  private static void echo(HttpExchange exchange) throws IOException {
    byte[] answer = exchange.getRequestURI().getQuery().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }
}
