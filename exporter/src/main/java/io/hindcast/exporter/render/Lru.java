package io.hindcast.exporter.render;

import java.util.LinkedHashMap;
import java.util.Map;

/** Forgets the entry that was not asked for longest. Owned by one thread. */
final class Lru<K, V> extends LinkedHashMap<K, V> {
  private final int capacity;

  Lru(int capacity) {
    super(16, 0.75f, true);
    this.capacity = capacity;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > capacity;
  }
}
