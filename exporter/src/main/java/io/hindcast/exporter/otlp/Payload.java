package io.hindcast.exporter.otlp;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One request, ready to be sent. At the end of the JVM its fate may be decided by two threads at
 * once; {@link #settle} lets one of them count it.
 */
final class Payload {
  private final byte[] bytes;
  private final int spans;
  private final AtomicBoolean settled = new AtomicBoolean();

  Payload(byte[] bytes, int spans) {
    this.bytes = bytes;
    this.spans = spans;
  }

  /** An {@code ExportTraceServiceRequest}; not to be changed. */
  byte[] bytes() {
    return bytes;
  }

  int spans() {
    return spans;
  }

  /** Whether the caller is the one to count what became of it. */
  boolean settle() {
    return settled.compareAndSet(false, true);
  }
}
