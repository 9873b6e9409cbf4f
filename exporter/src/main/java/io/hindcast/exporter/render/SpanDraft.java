package io.hindcast.exporter.render;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a family's renderer fills in: everything of a span that depends on the kind of operation.
 */
final class SpanDraft {
  private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

  String name = "";
  SpanKind kind = SpanKind.INTERNAL;
  StatusData status = StatusData.unset();
  List<LinkData> links = List.of();

  /** Whether what was thrown belongs to the span; false where it was no error. */
  boolean describesThrown = true;

  private final AttributesBuilder attributes = Attributes.builder();
  private final TextLimit limit;

  SpanDraft(TextLimit limit) {
    this.limit = limit;
  }

  void put(AttributeKey<String> key, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      attributes.put(key, limit.cut(value));
    }
  }

  void put(AttributeKey<Long> key, long value) {
    attributes.put(key, value);
  }

  /** A port where it is known. */
  void putPort(AttributeKey<Long> key, int port) {
    if (port > 0) {
      attributes.put(key, port);
    }
  }

  void put(AttributeKey<Boolean> key, boolean value) {
    attributes.put(key, value);
  }

  /**
   * Marks the span as failed.
   *
   * @param type value of {@code error.type}
   * @param description null where the type says it all
   */
  void error(String type, @Nullable String description) {
    put(ERROR_TYPE, type);
    status =
        description == null
            ? StatusData.error()
            : StatusData.create(StatusData.error().getStatusCode(), limit.cut(description));
  }

  Attributes attributes() {
    return attributes.build();
  }
}
