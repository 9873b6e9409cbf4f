package io.hindcast.bootstrap.log;

import org.jspecify.annotations.Nullable;

/**
 * A log event with a field for the ids of the moment it was made in. Woven into the event classes
 * of logging libraries when they are loaded; nothing else implements it.
 */
public interface LogIdsCarrier {
  /** The ids; null where the line belongs to no request. */
  @Nullable LogIds hindcastLogIds();

  /** Sets the ids. */
  void hindcastLogIds(@Nullable LogIds ids);
}
