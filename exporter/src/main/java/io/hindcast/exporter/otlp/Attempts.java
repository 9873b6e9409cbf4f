package io.hindcast.exporter.otlp;

import org.jspecify.annotations.Nullable;

/** Is told of each attempt to send a request. Called by the sender's thread. */
public interface Attempts {
  /**
   * One was made.
   *
   * @param nanos how long it took
   * @param error what it failed for, one of few values; null where all of it was taken
   */
  void made(long nanos, @Nullable String error);
}
