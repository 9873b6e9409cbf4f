package io.hindcast.instrumentations.log4j;

import io.hindcast.bootstrap.log.LogIds;
import java.util.HashMap;
import java.util.Map;
import org.apache.logging.log4j.util.BiConsumer;
import org.apache.logging.log4j.util.ReadOnlyStringMap;
import org.apache.logging.log4j.util.SortedArrayStringMap;
import org.apache.logging.log4j.util.StringMap;
import org.apache.logging.log4j.util.TriConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The context data of one event: what Log4j made of the application's, with the ids behind it, each
 * made a text when it is read. An own entry of the same name hides ours. Changes go to the own
 * data, and do there what they did before.
 *
 * <p>Belongs to whoever owns the event, one thread at a time, as the own data does.
 */
final class IdsStringMap implements StringMap {
  private final transient StringMap own;

  /** Null once the event was cleared to be used again: nothing of this line may be in the next. */
  private transient @Nullable LogIds ids;

  IdsStringMap(StringMap own, LogIds ids) {
    this.own = own;
    this.ids = ids;
  }

  StringMap own() {
    return own;
  }

  @Override
  public Map<String, String> toMap() {
    Map<String, String> map = new HashMap<>(own.toMap());
    LogIds line = ids;
    for (int i = 0; line != null && i < LogIds.NAMES.size(); i++) {
      String name = LogIds.NAMES.get(i);
      if (!own.containsKey(name)) {
        map.put(name, line.text(name));
      }
    }
    return map;
  }

  @Override
  public boolean containsKey(String key) {
    return own.containsKey(key) || (ids != null && LogIds.isName(key));
  }

  @Override
  @SuppressWarnings("unchecked") // whoever reads values knows that they are texts
  public <V> void forEach(BiConsumer<String, ? super V> action) {
    own.forEach(action);
    LogIds line = ids;
    for (int i = 0; line != null && i < LogIds.NAMES.size(); i++) {
      String name = LogIds.NAMES.get(i);
      if (!own.containsKey(name)) {
        action.accept(name, (V) line.text(name));
      }
    }
  }

  @Override
  @SuppressWarnings("unchecked") // as above
  public <V, S> void forEach(TriConsumer<String, ? super V, S> action, S state) {
    own.forEach(action, state);
    LogIds line = ids;
    for (int i = 0; line != null && i < LogIds.NAMES.size(); i++) {
      String name = LogIds.NAMES.get(i);
      if (!own.containsKey(name)) {
        action.accept(name, (V) line.text(name), state);
      }
    }
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the interface's own shape
  public <V> V getValue(String key) {
    LogIds line = ids;
    return line == null || !LogIds.isName(key) || own.containsKey(key)
        ? own.getValue(key)
        : (V) line.text(key);
  }

  @Override
  public boolean isEmpty() {
    return ids == null && own.isEmpty();
  }

  @Override
  public int size() {
    int size = own.size();
    for (int i = 0; ids != null && i < LogIds.NAMES.size(); i++) {
      if (!own.containsKey(LogIds.NAMES.get(i))) {
        size++;
      }
    }
    return size;
  }

  @Override
  public void clear() {
    own.clear();
    ids = null;
  }

  @Override
  public void freeze() {
    own.freeze();
  }

  @Override
  public boolean isFrozen() {
    return own.isFrozen();
  }

  @Override
  public void putAll(ReadOnlyStringMap source) {
    // All of itself into itself changes nothing.
    if (source != this) {
      own.putAll(source);
    }
  }

  @Override
  public void putValue(String key, Object value) {
    own.putValue(key, value);
  }

  @Override
  public void remove(String key) {
    own.remove(key);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof IdsStringMap map && toMap().equals(map.toMap());
  }

  @Override
  public int hashCode() {
    return toMap().hashCode();
  }

  @Override
  public String toString() {
    return toMap().toString();
  }

  /** Whoever reads the event back may have no agent: it is sent as a map of Log4j's. */
  Object writeReplace() {
    return new SortedArrayStringMap(this);
  }
}
