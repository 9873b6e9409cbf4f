package io.hindcast.exporter.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCredentials;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.okhttp.OkHttpServerBuilder;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/** OTLP/gRPC. */
public final class GrpcReceiver extends Receiver {
  private static final String SERVICE = "opentelemetry.proto.collector.trace.v1.TraceService";
  private static final String METRICS_SERVICE =
      "opentelemetry.proto.collector.metrics.v1.MetricsService";

  /** google.rpc.Status with the detail google.rpc.RetryInfo of no delay, as bytes. */
  private static final byte[] RETRY_AT_ONCE = retryAtOnce();

  private final Server server;
  private final String scheme;

  /** Listens; port 0 for any. */
  public GrpcReceiver(int port, ServerCredentials credentials, boolean tls) throws IOException {
    this(port, credentials, tls, 4 << 20);
  }

  /** Listens; the server itself refuses longer messages. */
  public GrpcReceiver(int port, ServerCredentials credentials, boolean tls, int maxMessageBytes)
      throws IOException {
    MethodDescriptor<ExportTraceServiceRequest, ExportTraceServiceResponse> method =
        MethodDescriptor.<ExportTraceServiceRequest, ExportTraceServiceResponse>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName(SERVICE + "/Export")
            .setRequestMarshaller(new Messages<>(ExportTraceServiceRequest.parser()))
            .setResponseMarshaller(new Messages<>(ExportTraceServiceResponse.parser()))
            .build();
    scheme = tls ? "https" : "http";
    MethodDescriptor<ExportMetricsServiceRequest, ExportMetricsServiceResponse> metricsMethod =
        MethodDescriptor.<ExportMetricsServiceRequest, ExportMetricsServiceResponse>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName(METRICS_SERVICE + "/Export")
            .setRequestMarshaller(new Messages<>(ExportMetricsServiceRequest.parser()))
            .setResponseMarshaller(new Messages<>(ExportMetricsServiceResponse.parser()))
            .build();
    server =
        OkHttpServerBuilder.forPort(port, credentials)
            .maxInboundMessageSize(maxMessageBytes)
            .addService(
                ServerServiceDefinition.builder(SERVICE).addMethod(method, this::call).build())
            .addService(
                ServerServiceDefinition.builder(METRICS_SERVICE)
                    .addMethod(metricsMethod, this::metricsCall)
                    .build())
            .build()
            .start();
  }

  @Override
  public URI endpoint() {
    return URI.create(scheme + "://localhost:" + server.getPort());
  }

  @Override
  public URI metricsEndpoint() {
    return endpoint();
  }

  @Override
  public void close() {
    released.countDown();
    server.shutdownNow();
    try {
      server.awaitTermination();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private ServerCall.Listener<ExportTraceServiceRequest> call(
      ServerCall<ExportTraceServiceRequest, ExportTraceServiceResponse> call, Metadata sent) {
    Map<String, String> headers = new TreeMap<>();
    for (String key : sent.keys()) {
      if (!key.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
        headers.put(
            key, String.valueOf(sent.get(Metadata.Key.of(key, Metadata.ASCII_STRING_MARSHALLER))));
      }
    }
    call.request(2);
    return new ServerCall.Listener<>() {
      @Override
      public void onMessage(ExportTraceServiceRequest request) {
        answer(call, receive(headers, request));
      }
    };
  }

  private ServerCall.Listener<ExportMetricsServiceRequest> metricsCall(
      ServerCall<ExportMetricsServiceRequest, ExportMetricsServiceResponse> call, Metadata sent) {
    call.request(2);
    return new ServerCall.Listener<>() {
      @Override
      public void onMessage(ExportMetricsServiceRequest request) {
        metrics.add(request);
        reply(call, ExportMetricsServiceResponse.getDefaultInstance());
      }
    };
  }

  private static void answer(
      ServerCall<ExportTraceServiceRequest, ExportTraceServiceResponse> call, Answer answer) {
    switch (answer) {
      case OK -> reply(call, ExportTraceServiceResponse.getDefaultInstance());
      case PARTIAL ->
          reply(
              call,
              ExportTraceServiceResponse.newBuilder()
                  .setPartialSuccess(
                      ExportTracePartialSuccess.newBuilder()
                          .setRejectedSpans(1)
                          .setErrorMessage("too old"))
                  .build());
      case UNAVAILABLE -> call.close(Status.UNAVAILABLE, new Metadata());
      case REFUSED -> call.close(Status.PERMISSION_DENIED, new Metadata());
      case INVALID -> call.close(Status.INVALID_ARGUMENT, new Metadata());
      case TOO_LARGE ->
          call.close(
              Status.RESOURCE_EXHAUSTED.withDescription(
                  "grpc: received message larger than max (2 vs. 1)"),
              new Metadata());
      case LONG_ANSWER ->
          reply(
              call,
              ExportTraceServiceResponse.newBuilder()
                  .setPartialSuccess(
                      ExportTracePartialSuccess.newBuilder().setErrorMessage("x".repeat(1_000_000)))
                  .build());
      case THROTTLED -> {
        Metadata trailers = new Metadata();
        trailers.put(
            Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER),
            RETRY_AT_ONCE);
        call.close(Status.RESOURCE_EXHAUSTED, trailers);
      }
      case HANGS -> {}
    }
  }

  private static <T> void reply(ServerCall<?, T> call, T response) {
    call.sendHeaders(new Metadata());
    call.sendMessage(response);
    call.close(Status.OK, new Metadata());
  }

  private static byte[] retryAtOnce() {
    byte[] type = "type.googleapis.com/google.rpc.RetryInfo".getBytes(UTF_8);
    byte[] any = new byte[type.length + 2 + 4];
    any[0] = 0x0a;
    any[1] = (byte) type.length;
    System.arraycopy(type, 0, any, 2, type.length);
    // value: RetryInfo { retry_delay: Duration {} }
    any[type.length + 2] = 0x12;
    any[type.length + 3] = 2;
    any[type.length + 4] = 0x0a;
    any[type.length + 5] = 0;
    byte[] status = new byte[any.length + 4];
    status[0] = 0x08;
    status[1] = 8;
    status[2] = 0x1a;
    status[3] = (byte) any.length;
    System.arraycopy(any, 0, status, 4, any.length);
    return status;
  }

  private record Messages<T extends MessageLite>(Parser<T> parser)
      implements MethodDescriptor.Marshaller<T> {
    @Override
    public InputStream stream(T message) {
      return new ByteArrayInputStream(message.toByteArray());
    }

    @Override
    public T parse(InputStream in) {
      try {
        return parser.parseFrom(in);
      } catch (IOException garbage) {
        throw new UncheckedIOException(garbage);
      }
    }
  }
}
