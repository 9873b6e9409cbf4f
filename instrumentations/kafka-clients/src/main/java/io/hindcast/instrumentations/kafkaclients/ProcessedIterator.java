package io.hindcast.instrumentations.kafkaclients;

import io.hindcast.bootstrap.probe.ProbeTable;
import java.util.Iterator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Hands out messages; each is being processed from then until the next one is asked for. */
class ProcessedIterator<K, V, I extends Iterator<ConsumerRecord<K, V>>>
    implements Iterator<ConsumerRecord<K, V>> {
  final I original;
  private final Client client;
  private @Nullable Processing processing;

  ProcessedIterator(I original, Client client) {
    this.original = original;
    this.client = client;
  }

  @Override
  public final boolean hasNext() {
    boolean more = original.hasNext();
    if (!more) {
      endProcessing();
    }
    return more;
  }

  @Override
  public final ConsumerRecord<K, V> next() {
    endProcessing();
    ConsumerRecord<K, V> message = original.next();
    beginProcessing(message);
    return message;
  }

  @Override
  public final void remove() {
    original.remove();
  }

  final void beginProcessing(ConsumerRecord<K, V> message) {
    try {
      processing = Processing.begin(message, client);
    } catch (Throwable ours) {
      ProbeTable.failed(ours, KafkaClientsModule.NAME);
    }
  }

  final void endProcessing() {
    Processing current = processing;
    if (current != null) {
      processing = null;
      try {
        current.end();
      } catch (Throwable ours) {
        ProbeTable.failed(ours, KafkaClientsModule.NAME);
      }
    }
  }
}
