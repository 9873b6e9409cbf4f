package io.hindcast.exporter.retention;

import java.nio.ByteBuffer;

/** Where the ring's memory comes from; tests refuse some. */
@FunctionalInterface
interface MemorySource {
  /** Direct memory. */
  MemorySource DIRECT = Direct.INSTANCE;

  /**
   * Memory of a size.
   *
   * @throws OutOfMemoryError where the JVM has no more
   */
  ByteBuffer allocate(int bytes);

  /** No lambda: in a program without one it costs 20 ms. */
  enum Direct implements MemorySource {
    /** The one. */
    INSTANCE;

    @Override
    public ByteBuffer allocate(int bytes) {
      return ByteBuffer.allocateDirect(bytes);
    }
  }
}
