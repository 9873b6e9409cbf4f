package io.hindcast.smoke.collector;

import com.google.protobuf.ByteString;
import io.hindcast.smoke.collector.ReceivedSpan.Kind;
import io.hindcast.smoke.collector.ReceivedSpan.Link;
import io.hindcast.smoke.collector.ReceivedSpan.Status;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** From OTLP's messages to {@link ReceivedSpan}s. */
final class OtlpDecoder {
  private OtlpDecoder() {}

  static List<ReceivedSpan> decode(ExportTraceServiceRequest request) {
    List<ReceivedSpan> spans = new ArrayList<>();
    for (ResourceSpans ofResource : request.getResourceSpansList()) {
      Map<String, Object> resource = attributes(ofResource.getResource().getAttributesList());
      for (ScopeSpans ofScope : ofResource.getScopeSpansList()) {
        for (Span span : ofScope.getSpansList()) {
          spans.add(span(span, resource, ofScope.getScope().getName()));
        }
      }
    }
    return spans;
  }

  private static ReceivedSpan span(Span span, Map<String, Object> resource, String scope) {
    return new ReceivedSpan(
        hex(span.getTraceId()),
        hex(span.getSpanId()),
        hex(span.getParentSpanId()),
        span.getName(),
        Kind.valueOf(span.getKind().name().replace("SPAN_KIND_", "")),
        span.getStartTimeUnixNano(),
        span.getEndTimeUnixNano(),
        attributes(span.getAttributesList()),
        Status.valueOf(span.getStatus().getCode().name().replace("STATUS_CODE_", "")),
        span.getStatus().getMessage(),
        span.getLinksList().stream()
            .map(link -> new Link(hex(link.getTraceId()), hex(link.getSpanId())))
            .toList(),
        span.getTraceState(),
        resource,
        scope);
  }

  static Map<String, Object> attributes(List<KeyValue> pairs) {
    Map<String, Object> attributes = new TreeMap<>();
    for (KeyValue pair : pairs) {
      Object before = attributes.put(pair.getKey(), value(pair.getValue()));
      if (before != null) {
        throw new IllegalArgumentException("attribute key sent twice: " + pair.getKey());
      }
    }
    return Collections.unmodifiableMap(attributes);
  }

  private static Object value(AnyValue value) {
    return switch (value.getValueCase()) {
      case STRING_VALUE -> value.getStringValue();
      case BOOL_VALUE -> value.getBoolValue();
      case INT_VALUE -> value.getIntValue();
      case DOUBLE_VALUE -> value.getDoubleValue();
      case ARRAY_VALUE ->
          value.getArrayValue().getValuesList().stream().map(OtlpDecoder::value).toList();
      default -> value.toString();
    };
  }

  static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }
}
