package io.hindcast.smoke.overhead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.hindcast.smoke.stage.StageException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger requests = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          byte[] body = "ok".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(
              exchange.getRequestURI().getPath().equals("/bad") ? 500 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void atRate_asksAsOftenAsTold() throws InterruptedException {
    Load.Outcome outcome = Load.atRate(port(), "/item/", 50, Duration.ofSeconds(1));

    assertThat(outcome.answered()).isEqualTo(50);
    assertThat(requests).hasValue(50);
  }

  @Test
  void atRate_countsLatencyFromTheTimeTheRequestWasDue() throws InterruptedException {
    Object stall = new Object();
    long begin = System.nanoTime();
    server.createContext(
        "/stalling/",
        exchange -> {
          // The whole server stands still for its first half second.
          synchronized (stall) {
            while (System.nanoTime() - begin < 500_000_000) {
              LockSupport.parkNanos(1_000_000);
            }
          }
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });

    Load.Outcome outcome = Load.atRate(port(), "/stalling/", 100, Duration.ofSeconds(1));

    // Half of the requests were due in the stall and waited for a quarter of a second on average,
    // those too that had no connection left to be sent on.
    assertThat(outcome.answered()).isEqualTo(100);
    assertThat(outcome.milliseconds(75)).isGreaterThan(150);
  }

  @Test
  void anErrorAnswer_failsTheMeasurement() {
    assertThatThrownBy(() -> Load.saturating(port(), "/bad", Duration.ofSeconds(1)))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("500");
  }

  private int port() {
    return server.getAddress().getPort();
  }
}
