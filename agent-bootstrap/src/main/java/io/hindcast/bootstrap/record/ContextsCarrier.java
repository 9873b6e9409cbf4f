package io.hindcast.bootstrap.record;

import org.jspecify.annotations.Nullable;

/**
 * An object of a library that calls others back later, with a field for the contexts that it shall
 * do that under. Woven into futures, timeouts and the like when their classes are loaded; nothing
 * else implements it. Read and written through {@link CarriedContexts}.
 */
public interface ContextsCarrier {
  /** The newest one; null for none. */
  @Nullable CarriedContexts hindcastContexts();

  /** Sets the newest one. */
  void hindcastContexts(@Nullable CarriedContexts newest);
}
