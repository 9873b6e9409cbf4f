package io.hindcast.smoke.faults;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusException;

/**
 * How a gRPC server says when to come again (OTLP specification, "OTLP/gRPC Throttling"). The
 * generated classes of these messages would be one more library:
 *
 * <pre>
 *   trailer grpc-status-details-bin: google.rpc.Status
 *     1 code
 *     3 details: Any of google.rpc.RetryInfo
 *         1 retry_delay: Duration
 * </pre>
 */
final class RetryInfo {
  private static final Metadata.Key<byte[]> DETAILS =
      Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER);

  private RetryInfo() {}

  /** The status, with the wish that nobody comes again sooner. */
  static StatusException with(Status status, int seconds) {
    Duration delay = Duration.newBuilder().setSeconds(seconds).build();
    Any detail =
        Any.newBuilder()
            .setTypeUrl("type.googleapis.com/google.rpc.RetryInfo")
            .setValue(message().addField(1, bytes(delay.toByteString())).build().toByteString())
            .build();
    Metadata trailers = new Metadata();
    trailers.put(
        DETAILS,
        message()
            .addField(1, Field.newBuilder().addVarint(status.getCode().value()).build())
            .addField(3, bytes(detail.toByteString()))
            .build()
            .toByteArray());
    return status.asException(trailers);
  }

  private static UnknownFieldSet.Builder message() {
    return UnknownFieldSet.newBuilder();
  }

  private static Field bytes(ByteString value) {
    return Field.newBuilder().addLengthDelimited(value).build();
  }
}
