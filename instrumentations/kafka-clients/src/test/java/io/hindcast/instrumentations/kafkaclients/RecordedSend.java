package io.hindcast.instrumentations.kafkaclients;

import io.hindcast.instrumentations.testing.Drain;
import java.util.Map;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * What a producer calls of ours during one {@code send}, in its order and on one thread, without a
 * broker. In an application its I/O thread does the last part.
 */
final class RecordedSend implements AutoCloseable {
  private final Drain drain = Drain.handMade();
  private final SendProbe send = new SendProbe();
  private final InjectProbe inject = new InjectProbe();
  private final KafkaProducer<String, String> producer =
      new KafkaProducer<>(
          // Nobody listens there, and nobody is asked for an hour.
          Map.of("bootstrap.servers", "127.0.0.1:9", "reconnect.backoff.ms", 3_600_000L),
          new StringSerializer(),
          new StringSerializer());

  RecordedSend() {
    new Client("shop", null, "127.0.0.1:9").keepFor(producer);
  }

  /** The span alone. */
  Object recorded() {
    ProducerRecord<String, String> message = plain();
    Callback call = started(message);
    ended(call);
    return message;
  }

  /** The span, and the headers that tell the consumer of it. */
  @Nullable Object recordedAndInjected() {
    ProducerRecord<String, String> message = plain();
    Callback call = started(message);
    Object injected = inject.enter(producer, message, call, null);
    Object sent = injected == null ? null : inject.argument(injected, message);
    ended(call);
    return sent;
  }

  /** The message. */
  ProducerRecord<String, String> plain() {
    return new ProducerRecord<>("orders", "17", "ape");
  }

  private Callback started(ProducerRecord<String, String> message) {
    Object state = send.enter(producer, message, null, null);
    if (state != null && send.argument(state, null) instanceof Callback call) {
      return call;
    }
    throw new AssertionError("not recorded");
  }

  private void ended(Callback call) {
    // Without metadata: their constructor is another one in each version.
    call.onCompletion(null, null);
    send.exit(call, null, null);
    drain.takeOne();
  }

  @Override
  public void close() {
    producer.close();
  }
}
