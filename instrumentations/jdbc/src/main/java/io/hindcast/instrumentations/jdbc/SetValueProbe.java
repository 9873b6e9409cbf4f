package io.hindcast.instrumentations.jdbc;

import org.jspecify.annotations.Nullable;

/** {@code setInt}, {@code setObject} and the like. */
public final class SetValueProbe extends SetParameterProbe {
  /** For the slot. */
  public SetValueProbe() {}

  @Override
  Object value(@Nullable Object given, @Nullable Object more) {
    return ParameterValue.of(given);
  }
}
