package io.hindcast.exporter.otlp;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.CompressorRegistry;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.hindcast.exporter.BackgroundThreads;
import io.opentelemetry.sdk.common.export.Compressor;
import io.opentelemetry.sdk.common.export.GrpcSenderConfig;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * OTLP/gRPC by grpc-java over the transport of its OkHttp module: a tenth of the size of the Netty
 * one, and no native code. All threads are the agent's own daemons.
 */
final class GrpcTransport implements Transport {
  /** As the OpenTelemetry exporters write it. */
  private static final String USER_AGENT = "User-Agent";

  private static final int MAX_RESPONSE = 64 * 1024;

  private static final Metadata.Key<byte[]> STATUS_DETAILS =
      Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER);

  private final GrpcSenderConfig config;
  private final MethodDescriptor<byte[], byte[]> method;
  private final ManagedChannel channel;
  private final Metadata headers;

  GrpcTransport(GrpcSenderConfig config) throws GeneralSecurityException {
    this.config = config;
    this.method =
        MethodDescriptor.<byte[], byte[]>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName(config.getFullMethodName())
            .setRequestMarshaller(BytesMarshaller.INSTANCE)
            .setResponseMarshaller(BytesMarshaller.INSTANCE)
            .build();
    Map<String, List<String>> configured = config.getHeadersSupplier().get();
    this.channel = channel(configured);
    this.headers = headers(configured);
    Compressor compressor = config.getCompressor();
    if (compressor != null) {
      CompressorRegistry.getDefaultInstance().register(new GrpcCompressor(compressor));
    }
  }

  private ManagedChannel channel(@Nullable Map<String, List<String>> headers)
      throws GeneralSecurityException {
    // Never shut down: a channel that closes still hands them work, and idle daemons hurt nobody.
    ExecutorService threads = Executors.newCachedThreadPool(new BackgroundThreads("hindcast-grpc"));
    ScheduledExecutorService timers =
        Executors.newSingleThreadScheduledExecutor(new BackgroundThreads("hindcast-grpc-timer"));
    URI endpoint = config.getEndpoint();
    boolean tls = "https".equals(endpoint.getScheme());
    int port = endpoint.getPort() > 0 ? endpoint.getPort() : (tls ? 443 : 80);
    OkHttpChannelBuilder builder =
        OkHttpChannelBuilder.forAddress(endpoint.getHost(), port)
            .executor(threads)
            .offloadExecutor(threads)
            .transportExecutor(threads)
            .scheduledExecutorService(timers)
            // No look-ups of service configuration at the name server, no second layer of retries.
            .disableServiceConfigLookUp()
            .disableRetry()
            .maxInboundMessageSize(MAX_RESPONSE);
    List<String> agent = headers == null ? null : headers.get(USER_AGENT);
    if (agent != null) {
      builder.userAgent(String.join(" ", agent));
    }
    if (!tls) {
      return builder.usePlaintext().build();
    }
    SSLContext context = config.getSslContext();
    if (context == null) {
      context = SSLContext.getInstance("TLS");
      context.init(null, null, null);
    }
    return builder.useTransportSecurity().sslSocketFactory(context.getSocketFactory()).build();
  }

  private static Metadata headers(@Nullable Map<String, List<String>> configured) {
    Metadata metadata = new Metadata();
    if (configured != null) {
      configured.forEach(
          (name, values) -> {
            // That one belongs to the channel.
            if (!name.equals(USER_AGENT)) {
              metadata.put(
                  Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER),
                  String.join(",", values));
            }
          });
    }
    return metadata;
  }

  @Override
  public Outcome send(byte[] message) {
    Duration timeout = config.getTimeout();
    CallOptions options =
        CallOptions.DEFAULT
            .withDeadlineAfter(timeout.toNanos(), TimeUnit.NANOSECONDS)
            .withExecutor(Runnable::run);
    Compressor compressor = config.getCompressor();
    if (compressor != null) {
      options = options.withCompression(compressor.getEncoding());
    }
    GrpcAnswer answer = new GrpcAnswer();
    ClientCall<byte[], byte[]> call = channel.newCall(method, options);
    try {
      Metadata sent = new Metadata();
      sent.merge(headers);
      call.start(answer, sent);
      call.request(2);
      call.sendMessage(message);
      call.halfClose();
      // The deadline ends the call; the margin is for a channel that does not keep it.
      answer.await(timeout.plusSeconds(1));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      call.cancel("stopped", stopped);
    } catch (RuntimeException failure) {
      call.cancel("failed", failure);
      return new Outcome.Retry(Reasons.of(failure), false, Outcome.NO_DELAY);
    }
    return outcome(answer);
  }

  private static Outcome outcome(GrpcAnswer answer) {
    Status status = answer.status();
    if (status.isOk()) {
      return Answers.delivered(answer.message());
    }
    byte[] details = answer.trailers().get(STATUS_DETAILS);
    long delay = details == null ? Outcome.NO_DELAY : Answers.retryDelay(details);
    String reason = reason(status);
    return switch (status.getCode()) {
      case CANCELLED, DEADLINE_EXCEEDED, ABORTED, OUT_OF_RANGE, UNAVAILABLE, DATA_LOSS ->
          // With a cause nobody answered: the connection failed.
          new Outcome.Retry(reason, status.getCause() == null, delay);
      case RESOURCE_EXHAUSTED ->
          // OTLP specification, "OTLP/gRPC Throttling": only where the collector says when.
          delay == Outcome.NO_DELAY
              ? new Outcome.Refused(reason)
              : new Outcome.Retry(reason, true, delay);
      default -> new Outcome.Refused(reason);
    };
  }

  private static String reason(Status status) {
    String description = status.getDescription();
    Throwable cause = status.getCause();
    return Reasons.clean(
        "gRPC "
            + status.getCode()
            + (description == null ? "" : ": " + description)
            + (cause == null ? "" : " (" + Reasons.of(cause) + ")"));
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
