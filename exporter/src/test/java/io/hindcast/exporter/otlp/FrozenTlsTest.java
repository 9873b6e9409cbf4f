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
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Closing a TLS connection wants to say goodbye, and waits for whoever writes to it meanwhile. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class FrozenTlsTest {
  private static final Duration TIMEOUT = Duration.ofMillis(1_500);

  @Test
  void frozenReceiver_endsWithTheTimeout(@TempDir Path directory) throws Exception {
    TestCertificates certificates = TestCertificates.create(directory, "server");
    CountDownLatch over = new CountDownLatch(1);
    try (SSLServerSocket server =
        (SSLServerSocket)
            certificates.server(certificates).getServerSocketFactory().createServerSocket(0)) {
      server.setReceiveBufferSize(1_024);
      Thread thread = new Thread(() -> freeze(server, over), "frozen-collector");
      thread.setDaemon(true);
      thread.start();
      OtlpSettings settings =
          new OtlpSettings(
              OtlpProtocol.HTTP_PROTOBUF,
              URI.create("https://localhost:" + server.getLocalPort() + "/v1/traces"),
              Map.of(),
              TIMEOUT,
              false,
              certificates.certificate(),
              null,
              null);
      Transport transport = Transports.open(Signal.TRACES, settings, "1");
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
    } finally {
      over.countDown();
    }
  }

  private static void freeze(SSLServerSocket server, CountDownLatch over) {
    try (SSLSocket socket = (SSLSocket) server.accept()) {
      socket.startHandshake();
      over.await();
    } catch (IOException | InterruptedException gone) {
      // The test is over.
    }
  }
}
