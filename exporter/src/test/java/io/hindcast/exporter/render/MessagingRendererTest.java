package io.hindcast.exporter.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.hindcast.bootstrap.record.MessagingRecord;
import io.hindcast.bootstrap.record.MessagingRecord.Operation;
import io.hindcast.bootstrap.record.RemoteParent;
import io.hindcast.exporter.Records;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.Test;

final class MessagingRendererTest extends RenderTest {
  @Test
  void send() {
    MessagingRecord record = new MessagingRecord(Records.thread(), "kafka", Operation.SEND);
    record.destination = "orders";
    record.partition = 3;
    record.offset = 42;
    record.key = "customer-7";
    record.clientId = "producer-1";
    record.servers = "broker-a:9092,broker-b:9092";

    SpanData span = render(record);

    assertThat(span.getName()).isEqualTo("send orders");
    assertThat(span.getKind()).isEqualTo(SpanKind.PRODUCER);
    assertThat(attributes(span))
        .containsOnly(
            entry("messaging.system", "kafka"),
            entry("messaging.operation.name", "send"),
            entry("messaging.operation.type", "send"),
            entry("messaging.destination.name", "orders"),
            entry("messaging.destination.partition.id", "3"),
            entry("messaging.kafka.offset", 42L),
            entry("messaging.kafka.message.key", "customer-7"),
            entry("messaging.client.id", "producer-1"),
            entry("server.address", "broker-a"),
            entry("server.port", 9092L));
  }

  @Test
  void poll() {
    MessagingRecord record = new MessagingRecord(Records.thread(), "kafka", Operation.POLL);
    record.messageCount = 17;
    record.group = "shipping";

    SpanData span = render(record);

    assertThat(span.getName()).isEqualTo("poll");
    assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
    assertThat(attributes(span))
        .containsOnly(
            entry("messaging.system", "kafka"),
            entry("messaging.operation.name", "poll"),
            entry("messaging.operation.type", "receive"),
            entry("messaging.batch.message_count", 17L),
            entry("messaging.consumer.group.name", "shipping"));
  }

  @Test
  void process_linksToWhereTheMessageWasMade() {
    RemoteParent creation =
        Records.remote("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "a=1");
    MessagingRecord record =
        new MessagingRecord(Records.thread(), "kafka", Operation.PROCESS, creation);
    record.destination = "orders";
    record.tombstone = true;
    record.key = 17;
    record.creation = creation;
    record.thrown = new IllegalArgumentException("bad order");

    SpanData span = render(record);

    assertThat(span.getName()).isEqualTo("process orders");
    assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
    assertThat(span.getParentSpanContext().isRemote()).isTrue();
    assertThat(span.getLinks()).hasSize(1);
    assertThat(span.getLinks().get(0).getSpanContext().getSpanId()).isEqualTo("b7ad6b7169203331");
    assertThat(attributes(span))
        .contains(
            entry("messaging.kafka.message.tombstone", true),
            entry("error.type", "java.lang.IllegalArgumentException"))
        .doesNotContainKey("messaging.kafka.message.key");
  }
}
