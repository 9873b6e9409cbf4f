package io.hindcast.instrumentations.kafkaclients;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.Propagation;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * {@code KafkaProducer.doSend}, behind the interceptors: puts the context into the headers of the
 * message that is really sent.
 */
public final class InjectProbe extends Probe {
  private static final Propagation.BytesSetter<Headers> SETTER = InjectProbe::set;

  /** For the slot. */
  public InjectProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return a1 instanceof SendCallback ? a1 : null;
  }

  @Override
  public @Nullable Object argument(Object state, @Nullable Object original) {
    if (!(original instanceof ProducerRecord<?, ?> message)) {
      return original;
    }
    SendCallback send = (SendCallback) state;
    try {
      Propagation.injectBytes(send.record, message.headers(), SETTER);
      return message;
    } catch (IllegalStateException readOnly) {
      // They are once a message was sent: the application sends it again.
      ProducerRecord<?, ?> copy = copy(message);
      Propagation.injectBytes(send.record, copy.headers(), SETTER);
      return copy;
    }
  }

  private static <K, V> ProducerRecord<K, V> copy(ProducerRecord<K, V> message) {
    return new ProducerRecord<>(
        message.topic(),
        message.partition(),
        message.timestamp(),
        message.key(),
        message.value(),
        message.headers());
  }

  private static void set(Headers headers, String name, byte[] value) {
    headers.remove(name);
    if (name.equals(Propagation.TRACEPARENT)) {
      // That of a message which is forwarded belongs to the ids that are replaced here.
      headers.remove(Propagation.TRACESTATE);
    }
    headers.add(name, value);
  }
}
