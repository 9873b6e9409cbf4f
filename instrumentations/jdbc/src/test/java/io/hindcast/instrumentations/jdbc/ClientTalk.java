package io.hindcast.instrumentations.jdbc;

import org.jspecify.annotations.Nullable;

/** What a client says on one connection, read byte by byte, in whatever pieces it comes. */
interface ClientTalk {
  /**
   * Hears a byte.
   *
   * @param b 0 to 255
   * @return the name of the command that it completes; null where it completes none
   */
  @Nullable String hear(int b);
}
