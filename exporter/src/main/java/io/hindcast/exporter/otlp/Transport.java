package io.hindcast.exporter.otlp;

/** One way to bring a payload to the collector. Used by the sender's thread only. */
interface Transport {
  /**
   * Sends the bytes of an {@code Export…ServiceRequest} and waits for the answer, no longer than
   * the configured timeout or so. Failures are outcomes, not exceptions.
   */
  Outcome send(byte[] message);

  /** Closes connections; may be called by another thread, to end a call of {@link #send}. */
  void close();
}
