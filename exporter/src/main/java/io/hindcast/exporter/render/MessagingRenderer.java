package io.hindcast.exporter.render;

import static io.opentelemetry.api.common.AttributeKey.booleanKey;
import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.hindcast.bootstrap.record.MessagingRecord;
import io.hindcast.bootstrap.record.RemoteParent;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.LinkData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages (OpenTelemetry semantic conventions, "Messaging spans" and "Kafka"). */
final class MessagingRenderer {
  private static final AttributeKey<String> SYSTEM = stringKey("messaging.system");
  private static final AttributeKey<String> OPERATION_NAME = stringKey("messaging.operation.name");
  private static final AttributeKey<String> OPERATION_TYPE = stringKey("messaging.operation.type");
  private static final AttributeKey<String> DESTINATION = stringKey("messaging.destination.name");
  private static final AttributeKey<String> PARTITION =
      stringKey("messaging.destination.partition.id");
  private static final AttributeKey<Long> OFFSET = longKey("messaging.kafka.offset");
  private static final AttributeKey<String> KEY = stringKey("messaging.kafka.message.key");
  private static final AttributeKey<Boolean> TOMBSTONE =
      booleanKey("messaging.kafka.message.tombstone");
  private static final AttributeKey<Long> COUNT = longKey("messaging.batch.message_count");
  private static final AttributeKey<String> CLIENT_ID = stringKey("messaging.client.id");
  private static final AttributeKey<String> GROUP = stringKey("messaging.consumer.group.name");
  private static final AttributeKey<String> SERVER_ADDRESS = stringKey("server.address");
  private static final AttributeKey<Long> SERVER_PORT = longKey("server.port");

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
    server(record.servers, span);
    link(record.creation, span);
    Throwable thrown = record.thrown;
    if (thrown != null) {
      span.error(ThrownText.type(thrown), ThrownText.message(thrown));
    }
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
  private static void server(@Nullable String servers, SpanDraft span) {
    if (servers == null) {
      return;
    }
    String first = servers.substring(0, (servers + ",").indexOf(','));
    int scheme = first.indexOf("://");
    HostPort address = HostPort.parse(scheme < 0 ? first : first.substring(scheme + 3));
    span.put(SERVER_ADDRESS, address.host());
    span.putPort(SERVER_PORT, address.port());
  }

  private static void link(@Nullable RemoteParent creation, SpanDraft span) {
    if (creation != null && creation.namesSpan()) {
      span.links = List.of(LinkData.create(SpanContexts.remote(creation)));
    }
  }
}
