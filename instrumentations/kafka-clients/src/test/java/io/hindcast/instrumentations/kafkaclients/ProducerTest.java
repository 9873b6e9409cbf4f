package io.hindcast.instrumentations.kafkaclients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.MessagingRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

@ExtendWith(Broker.class)
class ProducerTest {
  @RegisterExtension
  static final WovenExtension woven = WovenExtension.of(new KafkaClientsModule());

  private KafkaProducer<String, String> producer;
  private String topic;

  @BeforeEach
  void open() {
    producer = Clients.producer(Map.of());
    topic = Broker.newTopic(1);
  }

  @AfterEach
  void close() {
    producer.close(Duration.ZERO);
  }

  @Test
  void send_isRecordedUnderTheCallerAndEndsWithTheAnswer() throws Exception {
    List<RecordMetadata> answers = new ArrayList<>();
    InternalRecord parent =
        woven.under(
            () -> {
              answers.add(Clients.send(producer, new ProducerRecord<>(topic, "key", "value")));
              answers.add(Clients.send(producer, new ProducerRecord<>(topic, "value")));
            });

    List<SpanRecord> records = woven.await(3);
    for (int i = 0; i < 2; i++) {
      MessagingRecord record = (MessagingRecord) records.get(i + 1);
      assertThat(record.operation).isEqualTo(MessagingRecord.Operation.SEND);
      assertThat(record.system).isEqualTo("kafka");
      assertThat(record.parent()).isSameAs(parent);
      assertThat(record.destination).isEqualTo(topic);
      assertThat(record.partition).isEqualTo(answers.get(i).partition());
      assertThat(record.offset).isEqualTo(answers.get(i).offset()).isEqualTo(i);
      assertThat(record.key).isEqualTo(i == 0 ? "key" : null);
      assertThat(record.tombstone).isFalse();
      assertThat(record.clientId).isEqualTo("shop");
      assertThat(record.servers).isEqualTo(Broker.servers());
      assertThat(record.group).isNull();
      assertThat(record.messageCount).isEqualTo(-1);
      assertThat(record.thrown).isNull();
    }
    assertCarried(records.subList(1, 3));
  }

  @Test
  void send_withACallback_runsItUnderTheCallerAndNotUnderTheMessage() throws Exception {
    List<@Nullable Context> seen = new ArrayList<>();
    List<Future<RecordMetadata>> answers = new ArrayList<>();
    InternalRecord parent =
        woven.under(
            () ->
                answers.add(
                    producer.send(
                        new ProducerRecord<>(topic, "value"),
                        (metadata, exception) -> seen.add(ThreadContext.get().current()))));
    answers.add(
        producer.send(
            new ProducerRecord<>(topic, "value"),
            (metadata, exception) -> seen.add(ThreadContext.get().current())));
    producer.flush();

    assertThat(seen).containsExactly(parent, null);
    assertThat(answers.get(1).get().offset()).isEqualTo(1);
    assertThat(woven.await(3).get(2).isLocalRoot()).isTrue();
  }

  @Test
  void send_ofTheSameMessageAgain_givesEachItsOwnHeaders() throws Exception {
    ProducerRecord<String, String> message = new ProducerRecord<>(topic, 0, 17L, "key", "value");
    message.headers().add("mine", new byte[] {7});
    Clients.send(producer, message);
    Clients.send(producer, message);

    List<SpanRecord> records = woven.await(2);
    for (ConsumerRecord<String, String> sent : assertCarried(records)) {
      assertThat(sent.headers().lastHeader("mine").value()).containsExactly(7);
      assertThat(sent.timestamp()).isEqualTo(17L);
      assertThat(sent.key()).isEqualTo("key");
      assertThat(sent.value()).isEqualTo("value");
    }
  }

  @Test
  void send_ofAMessageWithForeignContext_replacesIt() throws Exception {
    ProducerRecord<String, String> message = new ProducerRecord<>(topic, "value");
    for (int i = 0; i < 2; i++) {
      message
          .headers()
          .add("traceparent", utf8("00-" + "1".repeat(32) + "-" + "2".repeat(16) + "-01"));
    }
    message.headers().add("tracestate", utf8("of=another"));
    Clients.send(producer, message);

    ConsumerRecord<String, String> sent = assertCarried(woven.await(1)).get(0);
    assertThat(sent.headers().headers("tracestate"))
        .extracting(header -> new String(header.value(), StandardCharsets.UTF_8))
        .containsExactly("ot=th:0");
  }

  @Test
  void send_ofATombstone_isMarked() throws Exception {
    Clients.send(producer, new ProducerRecord<>(topic, "key", null));

    assertThat(((MessagingRecord) woven.await(1).get(0)).tombstone).isTrue();
  }

  @Test
  void send_thatIsRefusedInTheFuture_failsTheRecord() {
    CompletableFuture<@Nullable Exception> told = new CompletableFuture<>();
    Future<RecordMetadata> future =
        producer.send(
            new ProducerRecord<>(topic, "x".repeat(2_000_000)),
            (metadata, exception) -> told.complete(exception));

    ExecutionException failure = catchThrowableOfType(ExecutionException.class, future::get);
    MessagingRecord record = (MessagingRecord) woven.await(1).get(0);
    assertThat(record.thrown)
        .isInstanceOf(RecordTooLargeException.class)
        .isSameAs(failure.getCause())
        .isSameAs(told.join());
    assertThat(record.offset).isEqualTo(-1);
  }

  @Test
  void send_thatThrows_failsTheRecordAndThrowsTheSame() {
    Serializer<String> failing =
        (name, data) -> {
          throw new SerializationException("no");
        };
    try (KafkaProducer<String, String> own =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", Broker.servers()), new StringSerializer(), failing)) {
      SerializationException thrown =
          catchThrowableOfType(
              SerializationException.class,
              () -> own.send(new ProducerRecord<>(topic, "value"), (metadata, exception) -> {}));

      assertThat(woven.await(1).get(0).thrown).isNotNull().isSameAs(thrown);
    }
  }

  @Test
  void send_thatTimesOut_failsTheRecord() {
    try (KafkaProducer<String, String> own = Clients.producer(Map.of("max.block.ms", 100))) {
      Future<RecordMetadata> future =
          own.send(new ProducerRecord<>(topic, 99, null, "there is no such partition"));

      assertThatThrownBy(future::get).hasCauseInstanceOf(TimeoutException.class);
      assertThat(woven.await(1).get(0).thrown).isInstanceOf(TimeoutException.class);
    }
  }

  /** Notes what its thread works under, and sends something else instead. */
  public static final class Replacing implements ProducerInterceptor<String, String> {
    static volatile @Nullable SpanRecord current;

    @Override
    public ProducerRecord<String, String> onSend(ProducerRecord<String, String> message) {
      current = ThreadContext.get().span();
      return new ProducerRecord<>(message.topic(), "replaced");
    }

    @Override
    public void onAcknowledgement(RecordMetadata metadata, Exception exception) {}

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> settings) {}
  }

  @Test
  void interceptor_worksUnderTheMessageAndWhatItMakesIsCarried() throws Exception {
    try (KafkaProducer<String, String> own =
        Clients.producer(Map.of("interceptor.classes", Replacing.class.getName()))) {
      Clients.send(own, new ProducerRecord<>(topic, "original"));
    }

    List<SpanRecord> records = woven.await(1);
    assertThat(Replacing.current).isSameAs(records.get(0));
    assertThat(assertCarried(records).get(0).value()).isEqualTo("replaced");
  }

  @Test
  void transaction_thatIsCommitted_recordsItsMessages() throws Exception {
    try (KafkaProducer<String, String> own =
        Clients.producer(Map.of("transactional.id", "tx-" + System.nanoTime()))) {
      own.initTransactions();
      own.beginTransaction();
      Clients.send(own, new ProducerRecord<>(topic, "one"));
      Clients.send(own, new ProducerRecord<>(topic, "two"));
      own.commitTransaction();
    }

    assertCarried(woven.await(2));
  }

  /** Reads the topic and looks for each record in the headers of its message. */
  private List<ConsumerRecord<String, String>> assertCarried(List<SpanRecord> records) {
    List<ConsumerRecord<String, String>> messages = new ArrayList<>();
    ThreadContext thread = ThreadContext.get();
    thread.suppress();
    try (KafkaConsumer<String, String> consumer =
        Clients.reader(Map.of("isolation.level", "read_committed"), topic, 1)) {
      while (messages.size() < records.size()) {
        Clients.poll(consumer).forEach(messages::add);
      }
    } finally {
      thread.resume();
    }
    for (int i = 0; i < records.size(); i++) {
      SpanRecord record = records.get(i);
      List<String> values = new ArrayList<>();
      for (Header header : messages.get(i).headers().headers("traceparent")) {
        values.add(new String(header.value(), StandardCharsets.UTF_8));
      }
      HexFormat hex = HexFormat.of();
      assertThat(values)
          .containsExactly(
              "00-"
                  + hex.toHexDigits(record.traceIdHigh())
                  + hex.toHexDigits(record.traceIdLow())
                  + "-"
                  + hex.toHexDigits(record.spanId())
                  + "-"
                  + hex.toHexDigits((byte) record.flags()));
    }
    return messages;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
