package io.hindcast.exporter.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.exporter.OtlpProtocol;
import io.hindcast.exporter.OtlpSettings;
import io.hindcast.exporter.Signal;
import io.hindcast.exporter.receiver.TestCertificates;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Closing a TLS connection wants to say goodbye, and waits for whoever writes to it meanwhile. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class FrozenTlsTest {
  private static final Duration TIMEOUT = Duration.ofMillis(1_500);

  private final CountDownLatch connected = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  private SSLServerSocket server;
  private TestCertificates certificates;

  @BeforeEach
  void listen(@TempDir Path directory) throws Exception {
    certificates = TestCertificates.create(directory, "server");
    server =
        (SSLServerSocket)
            certificates.server(certificates).getServerSocketFactory().createServerSocket(0);
    server.setReceiveBufferSize(1_024);
    Thread thread = new Thread(this::freeze, "frozen-collector");
    thread.setDaemon(true);
    thread.start();
  }

  @AfterEach
  void close() throws IOException {
    over.countDown();
    server.close();
  }

  @Test
  void attempt_endsWithTheTimeout() throws Exception {
    Transport transport = transport(TIMEOUT);
    long start = System.nanoTime();

    assertThat(transport.send(new byte[8 << 20]))
        .isInstanceOfSatisfying(
            Outcome.Retry.class,
            retry -> {
              assertThat(retry.reason()).contains("timed out");
              assertThat(retry.reachable()).isFalse();
            });
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIMEOUT.multipliedBy(3));
    transport.close();
  }

  /** The JVM's end closes the transport: it must not wait for the attempt, nor for its timeout. */
  @Test
  void close_endsTheAttemptAtOnce() throws Exception {
    Transport transport = transport(Duration.ofMinutes(10));
    CompletableFuture<Outcome> outcome =
        CompletableFuture.supplyAsync(() -> transport.send(new byte[8 << 20]));
    connected.await();

    transport.close();

    assertThat(outcome.get()).isInstanceOf(Outcome.Retry.class);
  }

  private Transport transport(Duration timeout) throws Exception {
    OtlpSettings settings =
        new OtlpSettings(
            OtlpProtocol.HTTP_PROTOBUF,
            URI.create("https://localhost:" + server.getLocalPort() + "/v1/traces"),
            Map.of(),
            timeout,
            false,
            certificates.certificate(),
            null,
            null);
    return Transports.open(Signal.TRACES, settings, "1");
  }

  private void freeze() {
    try (SSLSocket socket = (SSLSocket) server.accept()) {
      socket.startHandshake();
      connected.countDown();
      over.await();
    } catch (IOException | InterruptedException gone) {
      // The test is over.
    }
  }
}
