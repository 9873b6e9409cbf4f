package io.hindcast.exporter.console;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.jspecify.annotations.Nullable;

/** The few attributes that say most, and the error. */
final class Details {
  private static final int MAX_ERROR = 120;
  private static final int MAX_VALUE = 40;

  private static final AttributeKey<Long> STATUS =
      AttributeKey.longKey("http.response.status_code");
  private static final AttributeKey<String> DB = AttributeKey.stringKey("db.system.name");
  private static final AttributeKey<String> HOST = AttributeKey.stringKey("server.address");
  private static final AttributeKey<Long> PORT = AttributeKey.longKey("server.port");
  private static final AttributeKey<String> PARTITION =
      AttributeKey.stringKey("messaging.destination.partition.id");
  private static final AttributeKey<Long> BATCH = AttributeKey.longKey("db.operation.batch.size");
  private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

  private final StringBuilder out = new StringBuilder(48);
  private final Strokes strokes;

  private Details(Strokes strokes) {
    this.strokes = strokes;
  }

  static String of(SpanData span, Strokes strokes) {
    Details details = new Details(strokes);
    details.attributes(span);
    if (span.getStatus().getStatusCode() == StatusCode.ERROR) {
      details.error(span);
    }
    return details.out.toString();
  }

  private void attributes(SpanData span) {
    add("status", span.getAttributes().get(STATUS));
    String db = span.getAttributes().get(DB);
    add("db", db);
    add("batch", span.getAttributes().get(BATCH));
    add("partition", span.getAttributes().get(PARTITION));
    if (span.getKind() == SpanKind.CLIENT && db == null) {
      String host = span.getAttributes().get(HOST);
      Long port = span.getAttributes().get(PORT);
      add("to", port == null ? host : host + ":" + port);
    }
  }

  private void error(SpanData span) {
    String type = span.getAttributes().get(ERROR_TYPE);
    String message = span.getStatus().getDescription();
    String text = type == null ? "" : type;
    if (message != null && !message.isEmpty()) {
      text += ": " + message;
    }
    gap();
    out.append("ERROR ").append(Texts.clean(text, MAX_ERROR, strokes.ellipsis()));
  }

  private void add(String name, @Nullable Object value) {
    if (value != null) {
      gap();
      out.append(name).append('=');
      out.append(Texts.clean(value.toString(), MAX_VALUE, strokes.ellipsis()));
    }
  }

  private void gap() {
    if (!out.isEmpty()) {
      out.append(' ');
    }
  }
}
