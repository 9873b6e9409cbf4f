package io.hindcast.bootstrap.record;

import org.jspecify.annotations.Nullable;

/**
 * A connection with a field for where it comes from. Woven into the connection classes of drivers
 * and pools when they are loaded; nothing else implements it.
 */
public interface DbConnection {
  /** Where it comes from; null where that was not seen. */
  @Nullable DbOrigin hindcastDbOrigin();

  /** Says where it comes from. */
  void hindcastDbOrigin(@Nullable DbOrigin origin);
}
