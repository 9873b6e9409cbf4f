package io.hindcast.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.InsecureServerCredentials;
import io.grpc.TlsServerCredentials;
import io.hindcast.exporter.receiver.GrpcReceiver;
import io.hindcast.exporter.receiver.Receiver;
import io.hindcast.exporter.receiver.TestCertificates;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class GrpcExportTest extends ExportContract {
  @Override
  OtlpProtocol protocol() {
    return OtlpProtocol.GRPC;
  }

  @Override
  Receiver receiver(int port) throws Exception {
    return new GrpcReceiver(port, InsecureServerCredentials.create(), false);
  }

  @Override
  Receiver tlsReceiver(TestCertificates server, @Nullable TestCertificates clients)
      throws Exception {
    TlsServerCredentials.Builder credentials =
        TlsServerCredentials.newBuilder()
            .keyManager(server.certificate().toFile(), server.key().toFile());
    if (clients != null) {
      credentials
          .trustManager(clients.certificate().toFile())
          .clientAuth(TlsServerCredentials.ClientAuth.REQUIRE);
    }
    return new GrpcReceiver(0, credentials.build(), true);
  }

  /**
   * This server resets the stream of a message that is too long, and never gives back the room in
   * its window that the message took: the connection hangs from then on.
   */
  @Test
  void connectionThatHangs_isReplaced_andLongMessagesAreDivided() throws Exception {
    try (Receiver to = new GrpcReceiver(0, InsecureServerCredentials.create(), false, 60_000)) {
      Exporter running =
          start(
              settings(
                  new OtlpSettings(
                      protocol(),
                      to.endpoint(),
                      Map.of(),
                      Duration.ofSeconds(1),
                      false,
                      null,
                      null,
                      null)));
      manySpans(3_000);

      assertThat(running.flush(Duration.ofSeconds(20))).as("%s", log.lines).isTrue();
      assertThat(to.taken()).hasSize(3_000);
      assertThat(running.stats().exported()).isEqualTo(3_000);
    }
  }

  @Override
  URI endpoint(int port) {
    return URI.create("http://localhost:" + port);
  }
}
