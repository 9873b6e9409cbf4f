package io.hindcast.exporter.otlp;

import io.grpc.Compressor;
import java.io.IOException;
import java.io.OutputStream;

/** A compressor of OpenTelemetry for gRPC. */
record GrpcCompressor(io.opentelemetry.sdk.common.export.Compressor compressor)
    implements Compressor {
  @Override
  public String getMessageEncoding() {
    return compressor.getEncoding();
  }

  @Override
  public OutputStream compress(OutputStream out) throws IOException {
    return compressor.compress(out);
  }
}
