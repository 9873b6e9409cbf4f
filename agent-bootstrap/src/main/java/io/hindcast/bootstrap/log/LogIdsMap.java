package io.hindcast.bootstrap.log;

import java.io.Serializable;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an event answers to whoever asks for its entries: the application's own map with the ids
 * behind it, each made a text when it is read. An own entry of the same name hides ours.
 *
 * <p>Changes go to the own map and do there what they did before. The ids cannot be taken away; who
 * tries is not told, because without us the attempt would have succeeded or not been made.
 */
public final class LogIdsMap extends AbstractMap<String, String> implements Serializable {
  private final transient Map<String, String> own;
  private final transient LogIds ids;

  /** A view of the application's map and the ids of a line. */
  public LogIdsMap(Map<String, String> own, LogIds ids) {
    this.own = own;
    this.ids = ids;
  }

  @Override
  public @Nullable String get(Object key) {
    String value = own.get(key);
    return value == null && isOurs(key) ? ids.text((String) key) : value;
  }

  @Override
  public boolean containsKey(Object key) {
    return LogIds.isName(key) || own.containsKey(key);
  }

  @Override
  public int size() {
    int size = own.size();
    for (int i = 0; i < LogIds.NAMES.size(); i++) {
      if (isOurs(LogIds.NAMES.get(i))) {
        size++;
      }
    }
    return size;
  }

  @Override
  public @Nullable String put(String key, String value) {
    return own.put(key, value);
  }

  @Override
  public @Nullable String remove(Object key) {
    return own.remove(key);
  }

  @Override
  public void clear() {
    own.clear();
  }

  @Override
  public Set<Map.Entry<String, String>> entrySet() {
    return new Entries();
  }

  private boolean isOurs(@Nullable Object key) {
    return LogIds.isName(key) && !own.containsKey(key);
  }

  /** Whoever reads the event back may have no agent: it is sent as a plain map. */
  Object writeReplace() {
    return new HashMap<>(this);
  }

  private final class Entries extends AbstractSet<Map.Entry<String, String>> {
    @Override
    public int size() {
      return LogIdsMap.this.size();
    }

    @Override
    public void clear() {
      own.clear();
    }

    @Override
    public Iterator<Map.Entry<String, String>> iterator() {
      return new EntryIterator();
    }
  }

  private final class EntryIterator implements Iterator<Map.Entry<String, String>> {
    private final Iterator<Map.Entry<String, String>> others = own.entrySet().iterator();
    private int next;
    private boolean inOwn = true;

    @Override
    public boolean hasNext() {
      if (others.hasNext()) {
        return true;
      }
      while (next < LogIds.NAMES.size() && !isOurs(LogIds.NAMES.get(next))) {
        next++;
      }
      return next < LogIds.NAMES.size();
    }

    @Override
    public Map.Entry<String, String> next() {
      if (others.hasNext()) {
        return others.next();
      }
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      inOwn = false;
      String name = LogIds.NAMES.get(next++);
      return new SimpleImmutableEntry<>(name, ids.text(name));
    }

    @Override
    public void remove() {
      if (inOwn) {
        others.remove();
      }
    }
  }
}
