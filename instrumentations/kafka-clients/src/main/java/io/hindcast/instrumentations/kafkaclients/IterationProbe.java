package io.hindcast.instrumentations.kafkaclients;

import io.hindcast.bootstrap.probe.Probe;
import java.util.Iterator;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The ways into {@code ConsumerRecords}: {@code iterator()}, {@code records(partition)} and {@code
 * records(topic)}. Only of a batch that a poll has handed to the application: what the client and
 * its interceptors do with it before is none of its processing.
 */
public final class IterationProbe extends Probe {
  /** For the slot. */
  public IterationProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return self == null ? null : Client.ofBatch(self);
  }

  @Override
  @SuppressWarnings("unchecked") // all three results are of ConsumerRecord
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    Client client = (Client) state;
    if (result instanceof List<?> list) {
      List<ConsumerRecord<Object, Object>> messages = (List<ConsumerRecord<Object, Object>>) list;
      return messages.isEmpty() ? messages : new ProcessedList<>(messages, client);
    }
    if (result instanceof Iterator<?> iterator) {
      return new ProcessedIterator<>((Iterator<ConsumerRecord<Object, Object>>) iterator, client);
    }
    if (result instanceof Iterable<?> iterable) {
      return new ProcessedIterable<>((Iterable<ConsumerRecord<Object, Object>>) iterable, client);
    }
    return result;
  }
}
