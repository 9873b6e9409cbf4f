package io.hindcast.exporter;

import io.hindcast.exporter.receiver.HttpReceiver;
import io.hindcast.exporter.receiver.Receiver;
import io.hindcast.exporter.receiver.TestCertificates;
import java.net.URI;
import org.jspecify.annotations.Nullable;

final class HttpExportTest extends ExportContract {
  @Override
  OtlpProtocol protocol() {
    return OtlpProtocol.HTTP_PROTOBUF;
  }

  @Override
  Receiver receiver(int port) throws Exception {
    return new HttpReceiver(port, null, false);
  }

  @Override
  Receiver tlsReceiver(TestCertificates server, @Nullable TestCertificates clients)
      throws Exception {
    return new HttpReceiver(0, server.server(clients == null ? server : clients), clients != null);
  }

  @Override
  URI endpoint(int port) {
    return URI.create("http://localhost:" + port + "/v1/traces");
  }
}
