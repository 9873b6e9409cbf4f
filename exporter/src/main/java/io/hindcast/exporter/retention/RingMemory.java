package io.hindcast.exporter.retention;

import io.hindcast.exporter.Log;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Takes the ring's memory from the JVM. */
final class RingMemory {
  /** Less holds no trace of a hundred spans. */
  static final int MIN_BYTES = 64 << 10;

  /** What one buffer can well be; offsets are ints. */
  static final int MAX_BYTES = 1 << 30;

  private RingMemory() {}

  /**
   * As much as is wanted, a quarter of it, or nothing. Not more than two attempts: the JVM collects
   * all of its garbage before it refuses one. Its error is no sign of a full heap, and no dump is
   * written for it.
   *
   * @param wanted in bytes, positive
   */
  static @Nullable ByteBuffer take(long wanted, MemorySource source, Log log) {
    int bytes = aligned(Math.max(MIN_BYTES, Math.min(MAX_BYTES, wanted)));
    ByteBuffer memory = attempt(bytes, source);
    if (memory != null) {
      return memory;
    }
    int less = aligned(bytes / 4);
    memory = less < MIN_BYTES ? null : attempt(less, source);
    log.warn(
        "hindcast.retention.bytes: the JVM has no "
            + bytes
            + " bytes of direct memory left (-XX:MaxDirectMemorySize), "
            + (memory == null
                ? "none are used: what turns out to be worth keeping after its trace has ended"
                    + " comes without the rest of it"
                : less + " are used: traces can be called back for a shorter time"));
    return memory;
  }

  private static @Nullable ByteBuffer attempt(int bytes, MemorySource source) {
    try {
      return source.allocate(bytes);
    } catch (OutOfMemoryError refused) {
      return null;
    }
  }

  private static int aligned(long bytes) {
    return (int) (bytes & -SegmentRing.ALIGNMENT);
  }
}
