package io.hindcast.instrumentations.kafkaclients;

import java.util.Iterator;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The messages of a topic. */
final class ProcessedIterable<K, V> implements Iterable<ConsumerRecord<K, V>> {
  private final Iterable<ConsumerRecord<K, V>> original;
  private final Client client;

  ProcessedIterable(Iterable<ConsumerRecord<K, V>> original, Client client) {
    this.original = original;
    this.client = client;
  }

  @Override
  public Iterator<ConsumerRecord<K, V>> iterator() {
    return new ProcessedIterator<>(original.iterator(), client);
  }

  @Override
  public String toString() {
    return original.toString();
  }
}
