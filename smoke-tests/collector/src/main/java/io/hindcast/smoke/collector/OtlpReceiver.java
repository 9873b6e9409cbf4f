package io.hindcast.smoke.collector;

import java.io.IOException;

/** A listening collector: what {@code OTEL_EXPORTER_OTLP_ENDPOINT} is to name. */
public interface OtlpReceiver extends AutoCloseable {

  /** For example {@code http://127.0.0.1:4318}. */
  String endpoint();

  SpanStore store();

  @Override
  void close();

  /** HTTP/protobuf on a free port of the loopback interface. */
  static OtlpReceiver http() throws IOException {
    return http(0);
  }

  /** HTTP/protobuf on a port of the loopback interface: a collector that comes back. */
  static OtlpReceiver http(int port) throws IOException {
    return HttpReceiver.start(port, new SpanStore());
  }

  /** gRPC on a free port of the loopback interface. */
  static OtlpReceiver grpc() throws IOException {
    return GrpcReceiver.start(new SpanStore());
  }
}
