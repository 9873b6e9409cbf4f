package io.hindcast.exporter.render;

import static io.hindcast.exporter.span.AttributeName.flag;
import static io.hindcast.exporter.span.AttributeName.number;
import static io.hindcast.exporter.span.AttributeName.text;

import io.hindcast.bootstrap.record.MessagingRecord;
import io.hindcast.bootstrap.record.RemoteParent;
import io.hindcast.exporter.span.AttributeName;
import io.opentelemetry.api.trace.SpanKind;
import org.jspecify.annotations.Nullable;

/** Messages (OpenTelemetry semantic conventions, "Messaging spans" and "Kafka"). */
final class MessagingRenderer {
  private static final AttributeName<String> SYSTEM = text("messaging.system");
  private static final AttributeName<String> OPERATION_NAME = text("messaging.operation.name");
  private static final AttributeName<String> OPERATION_TYPE = text("messaging.operation.type");
  private static final AttributeName<String> DESTINATION = text("messaging.destination.name");
  private static final AttributeName<String> PARTITION = text("messaging.destination.partition.id");
  private static final AttributeName<Long> OFFSET = number("messaging.kafka.offset");
  private static final AttributeName<String> KEY = text("messaging.kafka.message.key");
  private static final AttributeName<Boolean> TOMBSTONE = flag("messaging.kafka.message.tombstone");
  private static final AttributeName<Long> COUNT = number("messaging.batch.message_count");
  private static final AttributeName<String> CLIENT_ID = text("messaging.client.id");
  private static final AttributeName<String> GROUP = text("messaging.consumer.group.name");
  private static final AttributeName<String> SERVER_ADDRESS = text("server.address");
  private static final AttributeName<Long> SERVER_PORT = number("server.port");

  void render(MessagingRecord record, SpanDraft span) {
    String operation;
    String type;
    switch (record.operation) {
      case SEND -> {
        span.kind = SpanKind.PRODUCER;
        operation = "send";
        type = "send";
      }
      case POLL -> {
        span.kind = SpanKind.CLIENT;
        operation = "poll";
        type = "receive";
      }
      case PROCESS -> {
        span.kind = SpanKind.CONSUMER;
        operation = "process";
        type = "process";
      }
      default -> throw new IllegalArgumentException("operation: " + record.operation);
    }
    span.name = record.destination == null ? operation : operation + " " + record.destination;
    span.put(SYSTEM, record.system);
    span.put(OPERATION_NAME, operation);
    span.put(OPERATION_TYPE, type);
    span.put(DESTINATION, record.destination);
    message(record, span);
    span.put(CLIENT_ID, record.clientId);
    span.put(GROUP, record.group);
    HostPort server = server(record.servers);
    span.put(SERVER_ADDRESS, server.host());
    span.putPort(SERVER_PORT, server.port());
    link(record.creation, span);
    span.failed(ErrorTypes.ofThrown(record), record.thrown);
  }

  private static void message(MessagingRecord record, SpanDraft span) {
    if (record.partition >= 0) {
      span.put(PARTITION, Integer.toString(record.partition));
    }
    if (record.offset >= 0) {
      span.put(OFFSET, record.offset);
    }
    // A key that is no text says nothing to a person, and its toString is the application's code.
    if (record.key instanceof String key) {
      span.put(KEY, key);
    }
    if (record.tombstone) {
      span.put(TOMBSTONE, true);
    }
    if (record.messageCount >= 0) {
      span.put(COUNT, (long) record.messageCount);
    }
  }

  /** The first of the brokers that the client was told of. */
  static HostPort server(@Nullable String servers) {
    if (servers == null) {
      return HostPort.parse(null);
    }
    String first = servers.substring(0, (servers + ",").indexOf(','));
    int scheme = first.indexOf("://");
    return HostPort.parse(scheme < 0 ? first : first.substring(scheme + 3));
  }

  private static void link(@Nullable RemoteParent creation, SpanDraft span) {
    if (creation != null && creation.namesSpan()) {
      span.link(SpanContexts.remote(creation));
    }
  }
}
