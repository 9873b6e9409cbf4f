package io.hindcast.smoke.collector;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.hindcast.smoke.collector.ReceivedSpan.Kind;
import io.hindcast.smoke.collector.ReceivedSpan.Status;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

final class OtlpReceiverTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  @Test
  void http_plain() throws Exception {
    try (OtlpReceiver receiver = OtlpReceiver.http()) {
      assertThat(post(receiver, request().toByteArray(), "identity")).isEqualTo(200);
      isReceived(receiver.store());
    }
  }

  @Test
  void http_gzip() throws Exception {
    try (OtlpReceiver receiver = OtlpReceiver.http()) {
      assertThat(post(receiver, zipped(request().toByteArray()), "gzip")).isEqualTo(200);
      isReceived(receiver.store());
    }
  }

  @Test
  void http_garbage_isRefusedAndRemembered() throws Exception {
    try (OtlpReceiver receiver = OtlpReceiver.http()) {
      assertThat(post(receiver, new byte[] {1, 2, 3}, "identity")).isEqualTo(400);
      assertThat(receiver.store().spans()).isEmpty();
      assertThat(receiver.store().refused()).hasSize(1);
    }
  }

  @Test
  void grpc() throws Exception {
    try (OtlpReceiver receiver = OtlpReceiver.grpc()) {
      URI endpoint = URI.create(receiver.endpoint());
      ManagedChannel channel =
          NettyChannelBuilder.forAddress(endpoint.getHost(), endpoint.getPort())
              .usePlaintext()
              .build();
      try {
        assertThat(TraceServiceGrpc.newBlockingStub(channel).export(request()).hasPartialSuccess())
            .isFalse();
      } finally {
        channel.shutdownNow();
      }
      isReceived(receiver.store());
    }
  }

  private static void isReceived(SpanStore store) throws InterruptedException {
    assertThat(store.await(SOON, received -> !received.spans().isEmpty())).isTrue();
    ReceivedSpan span = store.spans().get(0);
    assertThat(span.traceId()).isEqualTo("00112233445566778899aabbccddeeff");
    assertThat(span.spanId()).isEqualTo("0011223344556677");
    assertThat(span.isRoot()).isTrue();
    assertThat(span.kind()).isEqualTo(Kind.SERVER);
    assertThat(span.status()).isEqualTo(Status.UNSET);
    assertThat(span.service()).isEqualTo("tested");
    assertThat(span.attributes()).containsEntry("http.response.status_code", 200L);
    assertThat(span.durationNanos()).isEqualTo(5);
  }

  private static ExportTraceServiceRequest request() {
    Span span =
        Span.newBuilder()
            .setTraceId(ByteString.fromHex("00112233445566778899aabbccddeeff"))
            .setSpanId(ByteString.fromHex("0011223344556677"))
            .setName("GET /")
            .setKind(SpanKind.SPAN_KIND_SERVER)
            .setStartTimeUnixNano(10)
            .setEndTimeUnixNano(15)
            .addAttributes(
                KeyValue.newBuilder()
                    .setKey("http.response.status_code")
                    .setValue(AnyValue.newBuilder().setIntValue(200)))
            .build();
    KeyValue service =
        KeyValue.newBuilder()
            .setKey("service.name")
            .setValue(AnyValue.newBuilder().setStringValue("tested"))
            .build();
    return ExportTraceServiceRequest.newBuilder()
        .addResourceSpans(
            ResourceSpans.newBuilder()
                .setResource(Resource.newBuilder().addAttributes(service))
                .addScopeSpans(ScopeSpans.newBuilder().addSpans(span)))
        .build();
  }

  private static int post(OtlpReceiver receiver, byte[] body, String encoding)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(receiver.endpoint() + "/v1/traces"))
            .header("Content-Type", "application/x-protobuf")
            .header("Content-Encoding", encoding)
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  private static byte[] zipped(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    }
    return bytes.toByteArray();
  }
}
