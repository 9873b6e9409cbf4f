package io.hindcast.exporter.span;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects attributes; used again for the next span. Owned by one thread. */
public final class AttributeList {
  /** More than any span of ours has; it grows all the same. */
  private static final int ROOM = 2 * 24;

  private @Nullable Object[] entries = new @Nullable Object[ROOM];
  private int used;

  /** Adds a text. */
  public void put(AttributeName<String> name, String value) {
    add(name, value);
  }

  /** Adds a number. */
  public void put(AttributeName<Long> name, long value) {
    add(name, value);
  }

  /** Adds a number with a fraction. */
  public void put(AttributeName<Double> name, double value) {
    add(name, value);
  }

  /** Adds a truth value. */
  public void put(AttributeName<Boolean> name, boolean value) {
    add(name, value);
  }

  /** Adds texts; the list must not change any more. */
  public void put(AttributeName<List<String>> name, List<String> values) {
    add(name, values);
  }

  /** Adds what other spans have too. */
  public void put(SpanAttributes part) {
    if (part.size() > 0) {
      add(null, part);
    }
  }

  /** What was added since the last call. */
  public SpanAttributes take() {
    SpanAttributes taken =
        used == 0 ? SpanAttributes.EMPTY : new SpanAttributes(Arrays.copyOf(entries, used));
    clear();
    return taken;
  }

  /** Forgets what was added. */
  public void clear() {
    Arrays.fill(entries, 0, used, null);
    used = 0;
  }

  private void add(@Nullable AttributeName<?> name, Object value) {
    if (used == entries.length) {
      entries = Arrays.copyOf(entries, 2 * used);
    }
    entries[used++] = name;
    entries[used++] = value;
  }
}
