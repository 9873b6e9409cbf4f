package io.hindcast.exporter.render;

import io.hindcast.exporter.span.AttributeList;
import io.hindcast.exporter.span.AttributeName;
import io.hindcast.exporter.span.SpanAttributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a family's renderer fills in: everything of a span that depends on the kind of operation.
 * One object for all spans, one after the other.
 */
final class SpanDraft {
  private static final AttributeName<String> ERROR_TYPE = AttributeName.text("error.type");

  String name = "";
  SpanKind kind = SpanKind.INTERNAL;
  StatusData status = StatusData.unset();
  List<LinkData> links = List.of();

  /** Whether what was thrown belongs to the span; false where it was no error. */
  boolean describesThrown = true;

  private final AttributeList attributes = new AttributeList();
  private final TextLimit limit;

  SpanDraft(TextLimit limit) {
    this.limit = limit;
  }

  /** Begins the next span, whatever became of the one before. */
  void begin() {
    name = "";
    kind = SpanKind.INTERNAL;
    status = StatusData.unset();
    links = List.of();
    describesThrown = true;
    attributes.clear();
  }

  void put(AttributeName<String> key, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      attributes.put(key, limit.cut(value));
    }
  }

  void put(AttributeName<Long> key, long value) {
    attributes.put(key, value);
  }

  void put(AttributeName<Double> key, double value) {
    attributes.put(key, value);
  }

  /** A port where it is known. */
  void putPort(AttributeName<Long> key, int port) {
    if (port > 0) {
      attributes.put(key, port);
    }
  }

  void put(AttributeName<Boolean> key, boolean value) {
    attributes.put(key, value);
  }

  /** Adds a link: one or two a span, and to most none. */
  void link(SpanContext to) {
    LinkData link = LinkData.create(to);
    links = links.isEmpty() ? List.of(link) : List.of(links.get(0), link);
  }

  /** What other spans have as well. */
  void put(SpanAttributes part) {
    attributes.put(part);
  }

  /**
   * Marks the span as failed where it did.
   *
   * @param type value of {@code error.type}; null where it did not fail
   * @param thrown null where the type says it all
   */
  void failed(@Nullable String type, @Nullable Throwable thrown) {
    if (type == null) {
      return;
    }
    put(ERROR_TYPE, type);
    String description = thrown == null ? null : ThrownText.message(thrown);
    status =
        description == null
            ? StatusData.error()
            : StatusData.create(StatusData.error().getStatusCode(), limit.cut(description));
  }

  /** The attributes that were put since {@link #begin}. */
  SpanAttributes attributes() {
    return attributes.take();
  }
}
