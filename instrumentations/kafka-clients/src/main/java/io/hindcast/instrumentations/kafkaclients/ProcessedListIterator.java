package io.hindcast.instrumentations.kafkaclients;

import java.util.ListIterator;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** As its super class; going back is not processing. */
final class ProcessedListIterator<K, V>
    extends ProcessedIterator<K, V, ListIterator<ConsumerRecord<K, V>>>
    implements ListIterator<ConsumerRecord<K, V>> {
  ProcessedListIterator(ListIterator<ConsumerRecord<K, V>> original, Client client) {
    super(original, client);
  }

  @Override
  public boolean hasPrevious() {
    return original.hasPrevious();
  }

  @Override
  public ConsumerRecord<K, V> previous() {
    endProcessing();
    return original.previous();
  }

  @Override
  public int nextIndex() {
    return original.nextIndex();
  }

  @Override
  public int previousIndex() {
    return original.previousIndex();
  }

  @Override
  public void set(ConsumerRecord<K, V> message) {
    original.set(message);
  }

  @Override
  public void add(ConsumerRecord<K, V> message) {
    original.add(message);
  }
}
