package io.hindcast.exporter.render;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.hindcast.bootstrap.record.MessagingRecord;
import io.hindcast.exporter.metrics.Count;
import io.hindcast.exporter.metrics.Durations;
import io.hindcast.exporter.metrics.Instruments;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/** Messages (OpenTelemetry semantic conventions, "Messaging metrics"). */
final class MessagingMetrics {
  private static final AttributeKey<?>[] ATTRIBUTES = {
    stringKey("messaging.operation.name"),
    stringKey("messaging.system"),
    stringKey("messaging.destination.name"),
    stringKey("messaging.consumer.group.name"),
    stringKey("server.address"),
    longKey("server.port"),
    stringKey("error.type"),
  };

  private final Durations operations;
  private final Durations processing;
  private final Count sent;
  private final Count consumed;

  MessagingMetrics(Instruments instruments) {
    operations =
        instruments.durations(
            "messaging.client.operation.duration",
            "Duration of messaging operations initiated by a client.",
            Boundaries.REQUESTS,
            ATTRIBUTES);
    processing =
        instruments.durations(
            "messaging.process.duration",
            "Duration of processing a message.",
            Boundaries.REQUESTS,
            ATTRIBUTES);
    sent =
        instruments.count(
            "messaging.client.sent.messages",
            "{message}",
            "Messages that a producer tried to send.",
            ATTRIBUTES);
    consumed =
        instruments.count(
            "messaging.client.consumed.messages",
            "{message}",
            "Messages that were delivered to the application.",
            ATTRIBUTES);
  }

  void measure(MessagingRecord record, long nanos, Context context) {
    switch (record.operation) {
      case SEND -> {
        operations.record(nanos, context, values("send", record));
        sent.add(1, context, values("send", record));
      }
      case POLL -> {
        operations.record(nanos, context, values("poll", record));
        if (record.messageCount > 0) {
          consumed.add(record.messageCount, context, values("poll", record));
        }
      }
      case PROCESS -> processing.record(nanos, context, values("process", record));
      default -> throw new IllegalArgumentException("operation: " + record.operation);
    }
  }

  private static @Nullable Object[] values(String operation, MessagingRecord record) {
    HostPort server = MessagingRenderer.server(record.servers);
    return new @Nullable Object[] {
      operation,
      record.system,
      record.destination,
      record.group,
      server.host(),
      server.port() <= 0 ? null : (Long) (long) server.port(),
      ErrorTypes.ofThrown(record),
    };
  }
}
