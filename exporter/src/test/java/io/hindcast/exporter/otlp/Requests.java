package io.hindcast.exporter.otlp;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Requests of spans that are known by their number. */
final class Requests {
  private Requests() {}

  /** Spans 0, 1, 2 ... of the same size, about a hundred bytes each. */
  static byte[] spans(int count) {
    ScopeSpans.Builder scope = ScopeSpans.newBuilder();
    for (int i = 0; i < count; i++) {
      scope.addSpans(
          Span.newBuilder()
              .setSpanId(ByteString.copyFrom(ByteBuffer.allocate(8).putLong(0, i)))
              .setName("x".repeat(80)));
    }
    return ExportTraceServiceRequest.newBuilder()
        .addResourceSpans(ResourceSpans.newBuilder().addScopeSpans(scope))
        .build()
        .toByteArray();
  }

  static Payload payload(byte[] bytes, int items) {
    return Payload.of(bytes, items, Priority.EVIDENCE, 17);
  }

  /** The numbers of the spans in requests. */
  static List<Long> numbers(List<byte[]> requests) {
    List<Long> numbers = new ArrayList<>();
    for (byte[] request : requests) {
      numbers.addAll(numbers(request));
    }
    return numbers;
  }

  static List<Long> numbers(byte[] request) {
    try {
      List<Long> numbers = new ArrayList<>();
      for (ResourceSpans resource :
          ExportTraceServiceRequest.parseFrom(request).getResourceSpansList()) {
        for (ScopeSpans scope : resource.getScopeSpansList()) {
          for (Span span : scope.getSpansList()) {
            numbers.add(span.getSpanId().asReadOnlyByteBuffer().getLong());
          }
        }
      }
      return numbers;
    } catch (InvalidProtocolBufferException garbage) {
      throw new IllegalStateException(garbage);
    }
  }
}
