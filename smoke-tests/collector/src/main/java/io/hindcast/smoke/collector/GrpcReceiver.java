package io.hindcast.smoke.collector;

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
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** OTLP over gRPC on grpc-java's Netty server. */
final class GrpcReceiver implements OtlpReceiver {
  private final Server server;
  private final ExecutorService threads;
  private final SpanStore store;

  private GrpcReceiver(Server server, ExecutorService threads, SpanStore store) {
    this.server = server;
    this.threads = threads;
    this.store = store;
  }

  static GrpcReceiver start(SpanStore store) throws IOException {
    ExecutorService threads = Executors.newCachedThreadPool(Daemons::thread);
    Server server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .executor(threads)
            .addService(new Traces(store))
            .addService(new Metrics(store))
            .build()
            .start();
    return new GrpcReceiver(server, threads, store);
  }

  @Override
  public String endpoint() {
    return "http://127.0.0.1:" + server.getPort();
  }

  @Override
  public SpanStore store() {
    return store;
  }

  @Override
  public void close() {
    server.shutdownNow();
    threads.shutdownNow();
  }

  private static final class Traces extends TraceServiceImplBase {
    private final SpanStore store;

    Traces(SpanStore store) {
      this.store = store;
    }

    @Override
    public void export(
        ExportTraceServiceRequest request, StreamObserver<ExportTraceServiceResponse> response) {
      List<ReceivedSpan> spans;
      try {
        spans = OtlpDecoder.decode(request);
      } catch (RuntimeException e) {
        store.refuse(e.toString());
        response.onError(Status.INVALID_ARGUMENT.withDescription(e.toString()).asException());
        return;
      }
      store.add(spans);
      response.onNext(ExportTraceServiceResponse.getDefaultInstance());
      response.onCompleted();
    }
  }

  private static final class Metrics extends MetricsServiceImplBase {
    private final SpanStore store;

    Metrics(SpanStore store) {
      this.store = store;
    }

    @Override
    public void export(
        ExportMetricsServiceRequest request,
        StreamObserver<ExportMetricsServiceResponse> response) {
      List<ReceivedPoint> points;
      try {
        points = MetricsDecoder.decode(request);
      } catch (RuntimeException e) {
        store.refuse(e.toString());
        response.onError(Status.INVALID_ARGUMENT.withDescription(e.toString()).asException());
        return;
      }
      store.addPoints(points);
      response.onNext(ExportMetricsServiceResponse.getDefaultInstance());
      response.onCompleted();
    }
  }
}
