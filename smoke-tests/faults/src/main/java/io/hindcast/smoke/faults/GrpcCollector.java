package io.hindcast.smoke.faults;

import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.MetricsServiceGrpc.MetricsServiceImplBase;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc.TraceServiceImplBase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** OTLP over gRPC on grpc-java's server. */
final class GrpcCollector implements Collector {
  private final Server server;
  private final ExecutorService threads;
  private final Traces traces;

  private GrpcCollector(Server server, ExecutorService threads, Traces traces) {
    this.server = server;
    this.threads = threads;
    this.traces = traces;
  }

  static GrpcCollector start(Tally tally) throws IOException {
    ExecutorService threads = Executors.newCachedThreadPool();
    Traces traces = new Traces(tally);
    Server server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .executor(threads)
            .addService(traces)
            .addService(new Metrics())
            .build()
            .start();
    return new GrpcCollector(server, threads, traces);
  }

  @Override
  public int port() {
    return server.getPort();
  }

  @Override
  public void answer(Answer answer) {
    traces.answer = answer;
  }

  @Override
  public void close() {
    server.shutdownNow();
    threads.shutdownNow();
  }

  private static final class Traces extends TraceServiceImplBase {
    private final Tally tally;
    private volatile Answer answer = Answer.ACCEPT;

    Traces(Tally tally) {
      this.tally = tally;
    }

    @Override
    public void export(
        ExportTraceServiceRequest request, StreamObserver<ExportTraceServiceResponse> response) {
      switch (answer) {
        case ACCEPT, WORDY -> take(request, response, false);
        case PARTIAL -> take(request, response, true);
        case UNAVAILABLE -> response.onError(RetryInfo.with(Status.RESOURCE_EXHAUSTED, 1));
        case GARBAGE -> response.onError(Status.UNAVAILABLE.asException());
        case THROTTLED -> response.onError(Status.RESOURCE_EXHAUSTED.asException());
        case TOO_LARGE -> takeSmall(request, response);
        case UNAUTHENTICATED -> response.onError(Status.UNAUTHENTICATED.asException());
      }
    }

    /** In the words of the collector's own server, which is Go's. */
    private void takeSmall(
        ExportTraceServiceRequest request, StreamObserver<ExportTraceServiceResponse> response) {
      int size = request.getSerializedSize();
      if (size <= Answer.LARGEST) {
        take(request, response, false);
        return;
      }
      String said = "grpc: received message larger than max (%d vs. %d)";
      response.onError(
          Status.RESOURCE_EXHAUSTED
              .withDescription(said.formatted(size, Answer.LARGEST))
              .asException());
    }

    private void take(
        ExportTraceServiceRequest request,
        StreamObserver<ExportTraceServiceResponse> response,
        boolean partly) {
      int rejected = tally.take(request, number -> partly && Answer.rejects(number));
      response.onNext(PartialSuccess.of(rejected, answer));
      response.onCompleted();
    }
  }

  private static final class Metrics extends MetricsServiceImplBase {
    @Override
    public void export(
        ExportMetricsServiceRequest request,
        StreamObserver<ExportMetricsServiceResponse> response) {
      response.onNext(ExportMetricsServiceResponse.getDefaultInstance());
      response.onCompleted();
    }
  }
}
