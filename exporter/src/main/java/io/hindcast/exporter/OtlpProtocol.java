package io.hindcast.exporter;

/** How OTLP is carried: the values of {@code OTEL_EXPORTER_OTLP_PROTOCOL} that are supported. */
public enum OtlpProtocol {
  /** Protobuf over HTTP/1.1. */
  HTTP_PROTOBUF,
  /** gRPC over HTTP/2. */
  GRPC
}
