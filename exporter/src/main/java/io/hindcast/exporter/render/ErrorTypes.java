package io.hindcast.exporter.render;

import io.hindcast.bootstrap.record.HttpClientRecord;
import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import org.jspecify.annotations.Nullable;

/**
 * The value of {@code error.type}; null where the operation did not fail. A span and the metrics of
 * its operation say the same.
 */
final class ErrorTypes {
  private ErrorTypes() {}

  static @Nullable String of(SpanRecord record) {
    if (record instanceof HttpServerRecord server) {
      return of(server);
    }
    if (record instanceof HttpClientRecord client) {
      return of(client);
    }
    return ofThrown(record);
  }

  static @Nullable String of(HttpServerRecord record) {
    String thrown = ofThrown(record);
    return thrown == null && record.status >= 500 ? Integer.toString(record.status) : thrown;
  }

  static @Nullable String of(HttpClientRecord record) {
    if (record.cancelled) {
      return null;
    }
    String thrown = ofThrown(record);
    return thrown == null && record.status >= 400 ? Integer.toString(record.status) : thrown;
  }

  static @Nullable String ofThrown(SpanRecord record) {
    Throwable thrown = record.thrown;
    return thrown == null ? null : ThrownText.type(thrown);
  }
}
