package io.hindcast.bootstrap.carry;

import io.hindcast.bootstrap.record.Context;
import org.jspecify.annotations.Nullable;

/**
 * An object with a field for what it works under. Woven into classes of reactive libraries and of
 * coroutines when they are loaded; nothing else implements it.
 */
public interface ContextCarrier {
  /** What it works under; null for nothing. */
  @Nullable Context hindcastContext();

  /** Says what it works under. */
  void hindcastContext(@Nullable Context context);
}
