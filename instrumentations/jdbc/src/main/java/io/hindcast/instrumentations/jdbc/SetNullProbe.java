package io.hindcast.instrumentations.jdbc;

import org.jspecify.annotations.Nullable;

/** {@code setNull}. */
public final class SetNullProbe extends SetParameterProbe {
  /** For the slot. */
  public SetNullProbe() {}

  @Override
  Object value(@Nullable Object given, @Nullable Object more) {
    return ParameterValue.NULL;
  }
}
