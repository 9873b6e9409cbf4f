package io.hindcast.instrumentations.jdbc;

import org.jspecify.annotations.Nullable;

/** {@code setBinaryStream} and the like, with and without a length. */
public final class SetStreamProbe extends SetParameterProbe {
  /** For the slot. */
  public SetStreamProbe() {}

  @Override
  Object value(@Nullable Object given, @Nullable Object more) {
    return ParameterValue.ofStream(given, more);
  }
}
