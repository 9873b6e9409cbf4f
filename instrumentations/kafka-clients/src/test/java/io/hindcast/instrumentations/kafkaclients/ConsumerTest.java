package io.hindcast.instrumentations.kafkaclients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.MessagingRecord;
import io.hindcast.bootstrap.record.RemoteParent;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

@ExtendWith(Broker.class)
class ConsumerTest {
  @RegisterExtension
  static final WovenExtension woven = WovenExtension.of(new KafkaClientsModule());

  private static final Duration SHORT = Duration.ofMillis(100);

  private String topic;
  private TopicPartition partition;
  private KafkaConsumer<String, String> consumer;
  private List<SpanRecord> sent;

  @BeforeEach
  void send() {
    topic = Broker.newTopic(1);
    partition = new TopicPartition(topic, 0);
    try (KafkaProducer<String, String> producer = Clients.producer(Map.of())) {
      Clients.send(producer, new ProducerRecord<>(topic, "a", "one"));
      Clients.send(producer, new ProducerRecord<>(topic, "b", null));
      Clients.send(producer, new ProducerRecord<>(topic, "three"));
    }
    sent = woven.await(3);
    consumer = Clients.reader(Map.of(), topic, 1);
  }

  @AfterEach
  void close() {
    consumer.close();
  }

  /** Something that hands out all messages of a batch and calls the body for each. */
  private interface Loop {
    void over(ConsumerRecords<String, String> messages, java.util.function.Consumer<Object> body);
  }

  private void assertEachIsProcessed(Loop loop) {
    ConsumerRecords<String, String> messages = Clients.poll(consumer);
    List<InternalRecord> bodies = new ArrayList<>();
    loop.over(
        messages,
        message -> {
          InternalRecord body = new InternalRecord(ThreadContext.get());
          body.end();
          bodies.add(body);
        });
    assertThat(ThreadContext.get().current()).isNull();

    List<SpanRecord> records = woven.await(1 + 3 + 3);
    MessagingRecord poll = (MessagingRecord) records.get(0);
    assertThat(poll.operation).isEqualTo(MessagingRecord.Operation.POLL);
    assertThat(poll.isLocalRoot()).isTrue();
    assertThat(poll.messageCount).isEqualTo(3);
    assertThat(poll.destination).isEqualTo(topic);
    assertThat(poll.clientId).isEqualTo("till");
    assertThat(poll.group).isEqualTo("billing");
    assertThat(poll.servers).isEqualTo(Broker.servers());
    for (int i = 0; i < 3; i++) {
      MessagingRecord process = (MessagingRecord) records.get(1 + 2 * i);
      assertThat(process.operation).isEqualTo(MessagingRecord.Operation.PROCESS);
      assertContinues(process, sent.get(i));
      assertThat(process.destination).isEqualTo(topic);
      assertThat(process.partition).isZero();
      assertThat(process.offset).isEqualTo(i);
      assertThat(process.key).isEqualTo(i == 0 ? "a" : i == 1 ? "b" : null);
      assertThat(process.tombstone).isEqualTo(i == 1);
      assertThat(process.messageCount).isEqualTo(-1);
      assertThat(process.clientId).isEqualTo("till");
      assertThat(process.group).isEqualTo("billing");
      assertThat(bodies.get(i).parent()).isSameAs(process);
      assertThat(process.endNanos()).isGreaterThanOrEqualTo(bodies.get(i).endNanos());
    }
  }

  private static void assertContinues(MessagingRecord process, SpanRecord send) {
    assertThat(process.parentSpanId()).isEqualTo(send.spanId());
    assertThat(process.traceIdHigh()).isEqualTo(send.traceIdHigh());
    assertThat(process.traceIdLow()).isEqualTo(send.traceIdLow());
    RemoteParent creation = process.creation;
    assertThat(creation).isNotNull();
    assertThat(creation.spanId()).isEqualTo(send.spanId());
    assertThat(creation.traceIdLow()).isEqualTo(send.traceIdLow());
  }

  @Test
  void forLoop_processesEachMessage() {
    assertEachIsProcessed(
        (messages, body) -> {
          for (ConsumerRecord<String, String> message : messages) {
            body.accept(message);
          }
        });
  }

  @Test
  void forEach_processesEachMessage() {
    assertEachIsProcessed((messages, body) -> messages.forEach(body));
  }

  @Test
  void forEachRemaining_processesEachMessage() {
    assertEachIsProcessed((messages, body) -> messages.iterator().forEachRemaining(body));
  }

  @Test
  void streamOfAll_processesEachMessage() {
    assertEachIsProcessed(
        (messages, body) -> StreamSupport.stream(messages.spliterator(), false).forEach(body));
  }

  @Test
  void recordsOfTopic_processesEachMessage() {
    assertEachIsProcessed((messages, body) -> messages.records(topic).forEach(body));
  }

  @Test
  void recordsOfPartition_processesEachMessage() {
    assertEachIsProcessed(
        (messages, body) -> {
          for (ConsumerRecord<String, String> message : messages.records(partition)) {
            body.accept(message);
          }
        });
  }

  @Test
  void streamOfPartition_processesEachMessage() {
    assertEachIsProcessed((messages, body) -> messages.records(partition).stream().forEach(body));
  }

  @Test
  void subListsOfPartition_processEachMessage() {
    assertEachIsProcessed(
        (messages, body) -> {
          messages.records(partition).subList(0, 2).forEach(body);
          messages.records(partition).subList(2, 3).forEach(body);
        });
  }

  @Test
  void listIteratorOfPartition_processesEachMessage() {
    assertEachIsProcessed(
        (messages, body) -> {
          ListIterator<ConsumerRecord<String, String>> iterator =
              messages.records(partition).listIterator();
          while (iterator.hasNext()) {
            int index = iterator.nextIndex();
            body.accept(iterator.next());
            assertThat(iterator.previousIndex()).isEqualTo(index);
          }
          assertThat(iterator.previous().offset()).isEqualTo(2);
          assertThat(iterator.hasPrevious()).isTrue();
        });
  }

  @Test
  @Tag("newest") // the protocol came with 3.7
  void consumerProtocol_recordsEachPollOnce() {
    consumer.close();
    consumer = Clients.consumer(Map.of("group.protocol", "consumer"));
    consumer.subscribe(List.of(topic));

    assertEachIsProcessed((messages, body) -> messages.forEach(body));
  }

  @Test
  void listOfPartition_isLikeTheOriginal() {
    List<ConsumerRecord<String, String>> list = Clients.poll(consumer).records(partition);
    List<ConsumerRecord<String, String>> copy = new ArrayList<>(list);

    assertThat(list.size()).isEqualTo(3);
    assertThat(list.equals(copy)).isTrue();
    assertThat(copy.get(1)).isSameAs(list.get(1));
    assertThat(list.hashCode()).isEqualTo(copy.hashCode());
    assertThat(list.toString()).isEqualTo(copy.toString());
    assertThat(list.indexOf(copy.get(2))).isEqualTo(2);
    assertThat(list.contains(copy.get(0))).isTrue();
    assertThat(list.containsAll(copy)).isTrue();
    assertThatThrownBy(() -> list.remove(0)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> list.add(copy.get(0)))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> list.sort(Comparator.comparing(ConsumerRecord::offset)))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> list.removeIf(message -> true))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(woven.await(1)).hasSize(1);
  }

  @Test
  void abandonedIteration_isEndedByTheNextPoll() {
    Clients.poll(consumer).iterator().next();
    assertThat(ThreadContext.get().current()).isNotNull();
    consumer.poll(SHORT);

    assertThat(ThreadContext.get().current()).isNull();
    assertContinues((MessagingRecord) woven.await(2).get(1), sent.get(0));
  }

  @Test
  void abandonedIteration_isEndedByTheNextOneOfTheSameConsumer() {
    ConsumerRecords<String, String> messages = Clients.poll(consumer);
    messages.iterator().next();
    messages.forEach(message -> {});

    assertThat(ThreadContext.get().current()).isNull();
    assertThat(woven.await(1 + 1 + 3)).hasSize(5);
  }

  @Test
  void abandonedIteration_isEndedByClose() {
    Clients.poll(consumer).iterator().next();
    consumer.close();

    assertThat(ThreadContext.get().current()).isNull();
    assertThat(woven.await(2)).hasSize(2);
  }

  @Test
  void abandonedIterationOfAnotherConsumerInTheBody_leavesNothing() {
    try (KafkaConsumer<String, String> other =
        Clients.reader(Map.of("client.id", "other"), topic, 1)) {
      for (ConsumerRecord<String, String> message : Clients.poll(consumer)) {
        if (message.offset() == 0) {
          Clients.poll(other).iterator().next();
        }
      }
      assertThat(ThreadContext.get().current()).isNull();
    }

    List<SpanRecord> records = woven.await(1 + 3 + 2);
    // Its poll belongs to what the message caused; its message goes on with its own trace.
    assertThat(records.get(2).parent()).isSameAs(records.get(1));
    assertContinues((MessagingRecord) records.get(3), sent.get(0));
  }

  @Test
  void iterationThatWandersToAnotherThread_leavesNothingOnEither() throws Exception {
    Iterator<ConsumerRecord<String, String>> iterator = Clients.poll(consumer).iterator();
    iterator.next();
    CompletableFuture<Boolean> clean = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              iterator.forEachRemaining(message -> {});
              clean.complete(ThreadContext.get().current() == null);
            });
    thread.start();
    thread.join();
    consumer.poll(SHORT);

    assertThat(clean.join()).isTrue();
    assertThat(ThreadContext.get().current()).isNull();
    assertThat(woven.await(1 + 3)).hasSize(4);
  }

  @Test
  void messageWithoutContext_isProcessedUnderTheCaller() throws Exception {
    String bare = Broker.newTopic(1);
    ThreadContext thread = ThreadContext.get();
    thread.suppress();
    try (KafkaProducer<String, String> producer = Clients.producer(Map.of())) {
      Clients.send(producer, new ProducerRecord<>(bare, "value"));
    } finally {
      thread.resume();
    }
    try (KafkaConsumer<String, String> reader = Clients.reader(Map.of(), bare, 1)) {
      InternalRecord parent = woven.under(() -> Clients.poll(reader).forEach(message -> {}));

      List<SpanRecord> records = woven.await(3);
      assertThat(records.get(1).parent()).isSameAs(parent);
      MessagingRecord process = (MessagingRecord) records.get(2);
      assertThat(process.parent()).isSameAs(parent);
      assertThat(process.creation).isNull();
    }
  }

  @Test
  void redelivery_keepsTheLink() {
    Clients.poll(consumer).forEach(message -> {});
    consumer.seek(partition, 0);
    Clients.poll(consumer).forEach(message -> {});

    List<SpanRecord> records = woven.await(2 * 4);
    assertContinues((MessagingRecord) records.get(1), sent.get(0));
    assertContinues((MessagingRecord) records.get(5), sent.get(0));
  }

  @Test
  void pollOfSeveralTopics_namesNone() {
    String second = Broker.newTopic(2);
    try (KafkaProducer<String, String> producer = Clients.producer(Map.of())) {
      Clients.send(producer, new ProducerRecord<>(second, 0, null, "four"));
      Clients.send(producer, new ProducerRecord<>(second, 1, null, "five"));
    }
    assertThat(woven.await(2)).hasSize(2);
    consumer.assign(
        List.of(partition, new TopicPartition(second, 0), new TopicPartition(second, 1)));
    consumer.seekToBeginning(consumer.assignment());
    List<MessagingRecord> polls = new ArrayList<>();
    int messages = 0;
    while (messages < 5) {
      messages += Clients.poll(consumer).count();
      MessagingRecord poll = (MessagingRecord) woven.await(1).get(0);
      polls.add(poll);
    }

    int counted = 0;
    for (MessagingRecord poll : polls) {
      counted += poll.messageCount;
      assertThat(poll.destination).isIn(topic, second, null);
    }
    assertThat(counted).isEqualTo(5);
  }

  @Test
  void pollThatBringsNothingOrIsWokenUp_isNotRecorded() {
    consumer.seekToEnd(List.of(partition));
    assertThat(consumer.poll(SHORT).isEmpty()).isTrue();
    consumer.wakeup();
    assertThatThrownBy(() -> consumer.poll(SHORT)).isInstanceOf(WakeupException.class);
  }

  @Test
  void pollThatFails_isRecordedWithItsError() {
    try (KafkaConsumer<String, String> failing = Clients.consumer(Map.of())) {
      IllegalStateException[] thrown = new IllegalStateException[1];
      assertThatThrownBy(() -> failing.poll(SHORT))
          .isInstanceOfSatisfying(IllegalStateException.class, e -> thrown[0] = e);

      MessagingRecord record = (MessagingRecord) woven.await(1).get(0);
      assertThat(record.thrown).isSameAs(thrown[0]).isNotInstanceOf(KafkaException.class);
      assertThat(record.clientId).isEqualTo("till");
    }
  }

  /** Looks at every message inside of the client. */
  public static final class Looking implements ConsumerInterceptor<String, String> {
    static volatile int seen;

    @Override
    public ConsumerRecords<String, String> onConsume(ConsumerRecords<String, String> messages) {
      int count = 0;
      for (ConsumerRecord<String, String> message : messages) {
        count += message.headers().toArray().length > 0 ? 1 : 0;
      }
      seen = count;
      return messages;
    }

    @Override
    public void onCommit(@Nullable Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> settings) {}
  }

  @Test
  void interceptorThatIterates_isNoProcessing() {
    try (KafkaConsumer<String, String> reader =
        Clients.reader(Map.of("interceptor.classes", Looking.class.getName()), topic, 1)) {
      Clients.poll(reader);
    }

    assertThat(Looking.seen).isEqualTo(3);
    assertThat(woven.await(1)).hasSize(1);
  }
}
