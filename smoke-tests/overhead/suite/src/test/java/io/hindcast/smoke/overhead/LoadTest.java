package io.hindcast.smoke.overhead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.hindcast.smoke.stage.StageException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadTest {
  private final Queue<String> paths = new ConcurrentLinkedQueue<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          paths.add(path);
          exchange.sendResponseHeaders(path.equals("/bad") ? 500 : 200, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aPathThatEndsWithASlash_getsTheNumberOfTheRequest() throws InterruptedException {
    Load.atRate(port(), "/item/", 50, Duration.ofSeconds(1));

    assertThat(paths)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 50).mapToObj(number -> "/item/" + number).toList());
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
