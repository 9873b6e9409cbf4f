package io.hindcast.bootstrap.record;

import org.jspecify.annotations.Nullable;

/**
 * The ring between application threads and the exporter. An element is a list of records of one
 * local trace. Offering never blocks, never wakes a thread and allocates nothing; what does not fit
 * is dropped and counted.
 */
public final class SpanQueue {
  /** Why records were lost before the exporter saw them. */
  public enum DropReason {
    /**
     * The ring was full, of lists or of records in large lists: the exporter did not keep up. One
     * reason for both, because the cause is one and so is the cure.
     */
    QUEUE_FULL,
    /** Handing over failed: the heap was full, or the stack at its end. */
    INTERNAL_ERROR
  }

  /** The one of this process. */
  static final RecordRing RING =
      new RecordRing(RecordRing.capacityFor(Runtime.getRuntime().maxMemory()));

  private SpanQueue() {}

  /**
   * Takes the oldest list of records; follow it with {@link SpanRecord#takeNext}. Only one thread
   * at a time may call it.
   */
  public static @Nullable SpanRecord poll() {
    return RING.poll();
  }

  /** How many lists wait, about. */
  public static int size() {
    return RING.size();
  }

  /** How many lists the ring can hold. */
  public static int capacity() {
    return RING.capacity();
  }

  /** How many records were lost so far for a reason. */
  public static long dropped(DropReason reason) {
    return RING.dropped(reason);
  }
}
