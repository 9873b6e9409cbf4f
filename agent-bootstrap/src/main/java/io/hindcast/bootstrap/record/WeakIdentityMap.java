package io.hindcast.bootstrap.record;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@link WeakIdentitySet} for values that are no weak references themselves, because they live
 * longer than their key or belong to several. A value must not refer to its key.
 */
public final class WeakIdentityMap<V> {
  private final WeakIdentitySet<Pair<V>> pairs;

  /** Told of each value whose key was collected before it was removed; by whoever puts next. */
  @FunctionalInterface
  public interface Abandoned<V> {
    /** Takes over a value that nobody can ask for any more. */
    void accept(V value);
  }

  /** An empty map. */
  public WeakIdentityMap(Abandoned<? super V> abandoned) {
    // No lambda: the first one in a JVM costs the thread that makes it 20 ms.
    pairs =
        new WeakIdentitySet<>(
            new WeakIdentitySet.Abandoned<Pair<V>>() {
              @Override
              public void accept(Pair<V> pair) {
                abandoned.accept(pair.value);
              }
            });
  }

  /** Sets the value of a key, in place of the one it had. */
  public void put(Object key, V value) {
    pairs.add(new Pair<>(key, value, pairs));
  }

  /** The value of a key; null for none. */
  public @Nullable V get(Object key) {
    Pair<V> pair = pairs.find(key);
    return pair == null ? null : pair.value;
  }

  /**
   * Takes a key's value away.
   *
   * @return the value; null where there was none
   */
  public @Nullable V remove(Object key) {
    Pair<V> pair = pairs.remove(key);
    return pair == null ? null : pair.value;
  }

  /** The values whose keys are there, in no order: for a person's question, it looks at each. */
  List<V> values() {
    List<V> values = new ArrayList<>();
    for (Pair<V> pair : pairs.all()) {
      values.add(pair.value);
    }
    return values;
  }

  private static final class Pair<V> extends WeakIdentitySet.Entry {
    final V value;

    Pair(Object key, V value, WeakIdentitySet<?> set) {
      super(key, set);
      this.value = value;
    }
  }
}
