package io.hindcast.smoke.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
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

final class LoadGeneratorTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger requests = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange, 200));
    server.createContext("/bad", exchange -> answer(exchange, 500));
    server.start();
  }

  private void answer(HttpExchange exchange, int status) throws IOException {
    requests.incrementAndGet();
    byte[] body = "ok".getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void atRate_asksAsOftenAsTold() throws InterruptedException {
    LoadOutcome outcome = LoadGenerator.atRate(port(), get("/item"), 50, SECOND);

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

    LoadOutcome outcome = LoadGenerator.atRate(port(), get("/stalling/"), 100, SECOND);

    // Half of the requests were due in the stall and waited for a quarter of a second on average,
    // those too that had no connection left to be sent on.
    assertThat(outcome.answered()).isEqualTo(100);
    assertThat(outcome.milliseconds(75)).isGreaterThan(150);
  }

  @Test
  void aFailure_isCounted_andTheLoadGoesOn() throws InterruptedException {
    LoadOutcome outcome =
        LoadGenerator.atRate(
            port(),
            (connection, number) -> {
              var unused = connection.get(number % 2 == 0 ? "/bad" : "/item");
            },
            50,
            SECOND);

    assertThat(outcome.failed()).isEqualTo(25);
    assertThat(outcome.answered()).isEqualTo(25);
    assertThatThrownBy(outcome::allAnswered)
        .isInstanceOf(StageException.class)
        .hasMessageContaining("500");
  }

  @Test
  void aServerThatIsNotThere_failsEachRequest() throws Exception {
    LoadOutcome outcome = LoadGenerator.atRate(Loopback.freePort(), get("/item"), 50, SECOND);

    assertThat(outcome.answered()).isZero();
    assertThat(outcome.failed()).isEqualTo(50);
  }

  private static LoadGenerator.Request get(String path) {
    return (connection, number) -> {
      var unused = connection.get(path);
    };
  }

  private int port() {
    return server.getAddress().getPort();
  }
}
