package io.hindcast.tooling.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What several options are at one moment. Immutable; compare by identity. */
public final class OptionValues {
  /** In the order in which they are shown. */
  private final Map<String, OptionValue<?>> byName;

  /**
   * Some values.
   *
   * @param byName is not copied, so nobody may change it
   */
  OptionValues(Map<String, OptionValue<?>> byName) {
    this.byName = byName;
  }

  /** The value of an option that may have none. */
  public <T> @Nullable T find(Option<T> option) {
    OptionValue<?> value = of(option.name());
    if (value == null) {
      throw new IllegalArgumentException("not among these: option=" + option.name());
    }
    @SuppressWarnings("unchecked") // there is one option of a name
    OptionValue<T> found = (OptionValue<T>) value;
    return found.value();
  }

  /** The value of an option that has a fallback. */
  public <T> T get(Option<T> option) {
    T value = find(option);
    if (value == null) {
      throw new IllegalArgumentException("the option has no fallback: option=" + option.name());
    }
    return value;
  }

  /** Each of them in a line for a person: name, value, where it was set. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (OptionValue<?> value : byName.values()) {
      lines.add(value.line());
    }
    return lines;
  }

  /** Those that were set by somebody, in a line each. */
  public List<String> linesThatWereSet() {
    List<String> lines = new ArrayList<>();
    for (OptionValue<?> value : byName.values()) {
      if (!value.isDefault()) {
        lines.add(value.line());
      }
    }
    return lines;
  }

  @Nullable OptionValue<?> of(String name) {
    return byName.get(name);
  }

  Iterable<OptionValue<?>> all() {
    return byName.values();
  }
}
