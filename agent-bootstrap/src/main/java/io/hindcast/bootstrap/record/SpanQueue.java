package io.hindcast.bootstrap.record;

import java.util.concurrent.atomic.AtomicLong;
import org.jctools.queues.atomic.MpscAtomicArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * The ring between application threads and the exporter. An element is a list of records of one
 * local trace. Offering never blocks, never wakes a thread and allocates nothing; what does not fit
 * is dropped and counted.
 */
public final class SpanQueue {
  /** Why records were lost before the exporter saw them. */
  public enum DropReason {
    /** The ring was full: the exporter did not keep up. */
    QUEUE_FULL,
    /** The local trace held more records than one trace may. */
    TRACE_TOO_LARGE,
    /** Handing over failed: the heap was full, or the stack at its end. */
    INTERNAL_ERROR
  }

  /** One slot of the ring for so many bytes of the largest heap the JVM may use. */
  private static final long HEAP_BYTES_PER_SLOT = 64 << 10;

  private static final int MIN_CAPACITY = 512;
  private static final int MAX_CAPACITY = 1 << 16;

  private static final MpscAtomicArrayQueue<SpanRecord> RING =
      new MpscAtomicArrayQueue<>(capacityFor(Runtime.getRuntime().maxMemory()));

  /** The last eighth of the ring is for traces that are already known to be anomalous. */
  private static final int NORMAL_LIMIT = RING.capacity() - RING.capacity() / 8;

  // Only lost records touch these, so contention on them is no cost of the normal path.
  private static final AtomicLong QUEUE_FULL = new AtomicLong();
  private static final AtomicLong TRACE_TOO_LARGE = new AtomicLong();
  private static final AtomicLong INTERNAL_ERROR = new AtomicLong();

  private SpanQueue() {}

  static int capacityFor(long maxHeapBytes) {
    long slots = maxHeapBytes / HEAP_BYTES_PER_SLOT;
    return (int) Math.max(MIN_CAPACITY, Math.min(MAX_CAPACITY, slots));
  }

  static void offer(SpanRecord newest, boolean anomalous) {
    boolean taken =
        anomalous ? RING.offer(newest) : RING.offerIfBelowThreshold(newest, NORMAL_LIMIT);
    if (!taken) {
      dropped(DropReason.QUEUE_FULL, newest.count);
      // It may live on as somebody's context, and must not keep the others.
      newest.next = null;
    }
  }

  static void dropped(DropReason reason, int records) {
    counter(reason).addAndGet(records);
  }

  /**
   * Takes the oldest list of records; follow it with {@link SpanRecord#takeNext}. Only one thread
   * at a time may call it.
   */
  public static @Nullable SpanRecord poll() {
    return RING.relaxedPoll();
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
    return counter(reason).get();
  }

  private static AtomicLong counter(DropReason reason) {
    return switch (reason) {
      case QUEUE_FULL -> QUEUE_FULL;
      case TRACE_TOO_LARGE -> TRACE_TOO_LARGE;
      case INTERNAL_ERROR -> INTERNAL_ERROR;
    };
  }
}
