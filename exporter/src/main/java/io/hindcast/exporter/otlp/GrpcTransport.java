package io.hindcast.exporter.otlp;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.hindcast.exporter.BackgroundThreads;
import io.hindcast.exporter.OtlpSettings;
import io.hindcast.exporter.Signal;
import java.net.URI;
import java.time.Duration;
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
  private static final String USER_AGENT = "user-agent";

  /** Collectors answer with a few bytes. */
  static final int MAX_RESPONSE = 64 * 1024;

  private static final Metadata.Key<byte[]> STATUS_DETAILS =
      Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER);

  private final OtlpSettings settings;
  private final MethodDescriptor<byte[], byte[]> method;
  private final ManagedChannel channel;
  private final Metadata headers;

  GrpcTransport(Signal signal, OtlpSettings settings, @Nullable SSLContext tls, String userAgent) {
    this.settings = settings;
    this.method =
        MethodDescriptor.<byte[], byte[]>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName(signal.grpcMethod())
            .setRequestMarshaller(BytesMarshaller.INSTANCE)
            .setResponseMarshaller(BytesMarshaller.INSTANCE)
            .build();
    this.headers = new Metadata();
    String named = userAgent;
    for (Map.Entry<String, String> header : settings.headers().entrySet()) {
      if (header.getKey().equalsIgnoreCase(USER_AGENT)) {
        // That one belongs to the channel.
        named = header.getValue();
      } else {
        headers.put(
            Metadata.Key.of(header.getKey(), Metadata.ASCII_STRING_MARSHALLER), header.getValue());
      }
    }
    this.channel = channel(tls, named);
  }

  private ManagedChannel channel(@Nullable SSLContext tls, String userAgent) {
    // Never shut down: a channel that closes still hands them work, and idle daemons hurt nobody.
    ExecutorService threads = Executors.newCachedThreadPool(new BackgroundThreads("hindcast-grpc"));
    ScheduledExecutorService timers =
        Executors.newSingleThreadScheduledExecutor(new BackgroundThreads("hindcast-grpc-timer"));
    URI endpoint = settings.endpoint();
    boolean secure = "https".equalsIgnoreCase(endpoint.getScheme());
    int port = endpoint.getPort() > 0 ? endpoint.getPort() : (secure ? 443 : 80);
    OkHttpChannelBuilder builder =
        OkHttpChannelBuilder.forAddress(endpoint.getHost(), port)
            .executor(threads)
            .offloadExecutor(threads)
            .transportExecutor(threads)
            .scheduledExecutorService(timers)
            // No look-ups of service configuration at the name server, no second layer of retries.
            .disableServiceConfigLookUp()
            .disableRetry()
            .maxInboundMessageSize(MAX_RESPONSE)
            .userAgent(userAgent);
    if (!secure || tls == null) {
      return builder.usePlaintext().build();
    }
    return builder.useTransportSecurity().sslSocketFactory(tls.getSocketFactory()).build();
  }

  @Override
  public Outcome send(byte[] message) {
    Duration timeout = settings.timeout();
    CallOptions options =
        CallOptions.DEFAULT
            .withDeadlineAfter(timeout.toNanos(), TimeUnit.NANOSECONDS)
            .withExecutor(Runnable::run);
    if (settings.gzip()) {
      options = options.withCompression("gzip");
    }
    connectAtOnce();
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
      return new Outcome.Retry(
          Reasons.of(failure), failure.getClass().getName(), false, Outcome.NO_DELAY);
    }
    if (answer.status().getCode() == Status.Code.DEADLINE_EXCEEDED) {
      // Nobody may be behind the connection any more, which TCP takes a quarter of an hour to find:
      // the next attempt makes a new one.
      channel.enterIdle();
    }
    return outcome(answer);
  }

  /**
   * A channel that could not connect waits, longer each time, and fails calls meanwhile. When to
   * try is for {@link Backoff} to say: at the end of the JVM there is no time for a second opinion.
   */
  private void connectAtOnce() {
    if (channel.getState(false) == ConnectivityState.TRANSIENT_FAILURE) {
      channel.enterIdle();
    }
  }

  private static Outcome outcome(GrpcAnswer answer) {
    Status status = answer.status();
    if (status.isOk()) {
      return Answers.delivered(answer.message());
    }
    byte[] details = answer.trailers().get(STATUS_DETAILS);
    return GrpcStatuses.outcome(
        status, details == null ? Outcome.NO_DELAY : Answers.retryDelay(details));
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
