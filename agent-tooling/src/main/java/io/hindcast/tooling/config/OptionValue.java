package io.hindcast.tooling.config;

import org.jspecify.annotations.Nullable;

/**
 * What an option is, and why.
 *
 * @param option which one
 * @param value null where it has none
 * @param origin where that was set, for a person
 * @param seen what was set when it was looked at last, though it may have been refused; null for
 *     nothing
 */
record OptionValue<T>(Option<T> option, @Nullable T value, String origin, @Nullable Setting seen) {
  private static final String DEFAULT = "default";

  /** Of an option that is set nowhere, or to something that is not allowed. */
  static <T> OptionValue<T> fallback(Option<T> option, @Nullable Setting seen) {
    T value = seen == null ? option.fallback() : option.afterRefusal();
    return new OptionValue<>(option, value, DEFAULT, seen);
  }

  boolean isDefault() {
    return origin.equals(DEFAULT);
  }

  /** The value as a log line may show it. */
  String shown() {
    T shown = value;
    return shown == null ? option.whenUnset() : option.type().shown(shown);
  }

  /** Name, value and origin, for a person. */
  String line() {
    return option.name() + "=" + shown() + " (" + origin + ")";
  }
}
