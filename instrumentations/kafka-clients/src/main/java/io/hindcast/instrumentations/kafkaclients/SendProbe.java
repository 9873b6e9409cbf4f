package io.hindcast.instrumentations.kafkaclients;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.MessagingRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * {@code KafkaProducer.send}: the record is current while interceptors, serializers and the
 * partitioner run, and ends when the broker has answered, in {@link SendCallback}.
 */
public final class SendProbe extends Probe {
  /** For the slot. */
  public SendProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    if (!(self instanceof KafkaProducer<?, ?> producer)
        || !(a0 instanceof ProducerRecord<?, ?> message)) {
      return null;
    }
    ThreadContext thread = ThreadContext.get();
    if (thread.isSuppressed()) {
      return null;
    }
    Context context = thread.current();
    MessagingRecord record =
        new MessagingRecord(thread, "kafka", MessagingRecord.Operation.SEND, context);
    Client.find(producer).describe(record);
    record.destination = message.topic();
    record.key = message.key() instanceof String key ? key : null;
    record.tombstone = message.value() == null;
    SendCallback state = new SendCallback(record, context, (Callback) a1);
    record.activate(thread);
    return state;
  }

  @Override
  public @Nullable Object argument(Object state, @Nullable Object original) {
    return state;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    MessagingRecord record = ((SendCallback) state).record;
    // The callback may have ended it by now: then it is not to be written any more.
    record.deactivate(ThreadContext.get());
    if (thrown != null) {
      record.endOnce(thrown);
    }
    return result;
  }
}
