package io.hindcast.instrumentations.kafkaclients;

import java.util.AbstractList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.RandomAccess;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a partition, as unmodifiable as the original. Iterating it is processing; to
 * look, compare, copy or take by index is not.
 */
final class ProcessedList<K, V> extends AbstractList<ConsumerRecord<K, V>> implements RandomAccess {
  private final List<ConsumerRecord<K, V>> original;
  private final Client client;

  ProcessedList(List<ConsumerRecord<K, V>> original, Client client) {
    this.original = original;
    this.client = client;
  }

  @Override
  public Iterator<ConsumerRecord<K, V>> iterator() {
    return new ProcessedIterator<>(original.iterator(), client);
  }

  @Override
  public ListIterator<ConsumerRecord<K, V>> listIterator() {
    return listIterator(0);
  }

  @Override
  public ListIterator<ConsumerRecord<K, V>> listIterator(int index) {
    return new ProcessedListIterator<>(original.listIterator(index), client);
  }

  @Override
  public List<ConsumerRecord<K, V>> subList(int from, int to) {
    return new ProcessedList<>(original.subList(from, to), client);
  }

  /** Over the iterator, where a list would take by index. */
  @Override
  public Spliterator<ConsumerRecord<K, V>> spliterator() {
    return Spliterators.spliterator(this, Spliterator.ORDERED);
  }

  @Override
  public ConsumerRecord<K, V> get(int index) {
    return original.get(index);
  }

  @Override
  public int size() {
    return original.size();
  }

  @Override
  public boolean contains(@Nullable Object object) {
    return original.contains(object);
  }

  @Override
  public boolean containsAll(Collection<?> objects) {
    return original.containsAll(objects);
  }

  @Override
  public int indexOf(@Nullable Object object) {
    return original.indexOf(object);
  }

  @Override
  public int lastIndexOf(@Nullable Object object) {
    return original.lastIndexOf(object);
  }

  @Override
  public Object[] toArray() {
    return original.toArray();
  }

  @Override
  public <T> T[] toArray(T[] array) {
    return original.toArray(array);
  }

  // Refused by the original, before it looks at a message.

  @Override
  public void clear() {
    original.clear();
  }

  @Override
  public boolean remove(@Nullable Object object) {
    return original.remove(object);
  }

  @Override
  public boolean removeAll(Collection<?> objects) {
    return original.removeAll(objects);
  }

  @Override
  public boolean retainAll(Collection<?> objects) {
    return original.retainAll(objects);
  }

  @Override
  public boolean removeIf(Predicate<? super ConsumerRecord<K, V>> filter) {
    return original.removeIf(filter);
  }

  @Override
  public void replaceAll(UnaryOperator<ConsumerRecord<K, V>> operator) {
    original.replaceAll(operator);
  }

  @Override
  public void sort(@Nullable Comparator<? super ConsumerRecord<K, V>> order) {
    original.sort(order);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    // Not by the other one's iterator, which would be processing.
    return other == this
        || original.equals(other instanceof ProcessedList<?, ?> list ? list.original : other);
  }

  @Override
  public int hashCode() {
    return original.hashCode();
  }

  @Override
  public String toString() {
    return original.toString();
  }
}
