package io.hindcast.exporter;

import io.grpc.InsecureServerCredentials;
import io.grpc.TlsServerCredentials;
import io.hindcast.exporter.receiver.GrpcReceiver;
import io.hindcast.exporter.receiver.Receiver;
import io.hindcast.exporter.receiver.TestCertificates;
import java.net.URI;
import org.jspecify.annotations.Nullable;

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

  @Override
  URI endpoint(int port) {
    return URI.create("http://localhost:" + port);
  }
}
