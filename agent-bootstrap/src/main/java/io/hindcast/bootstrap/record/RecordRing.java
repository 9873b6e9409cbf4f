package io.hindcast.bootstrap.record;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jctools.queues.atomic.MpscAtomicArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * A ring of lists of records, bounded in both: an exporter that starves must not cost the
 * application its heap, whether it makes many small requests or few of thousands of spans.
 *
 * <pre>
 *   a list of at most 16 records   pays with its slot
 *   a larger one                   pays with its slot, and with its records out of a common budget
 *                                  of 16 a slot, which poll gives back
 * </pre>
 *
 * So an ordinary request touches one shared counter, the ring's own. The last eighth of the slots
 * and of the budget is for lists that are known to be anomalous.
 *
 * <p>Any thread offers; one at a time polls. Every record that is offered is polled or counted as
 * dropped, never both. A producer takes no lock, wakes nobody and allocates nothing.
 */
final class RecordRing {
  /**
   * One slot for so many bytes of the largest heap the JVM may use. A full ring holds 32 records a
   * slot at most, half of them in small lists; of 512 bytes each, which is much, that is a quarter
   * of the heap, or a third where the capacity was rounded up.
   */
  static final int HEAP_BYTES_PER_SLOT = 64 << 10;

  /** What one slot pays for, in records. */
  static final int RECORDS_PER_SLOT = 16;

  private static final int MIN_CAPACITY = 512;
  private static final int MAX_CAPACITY = 1 << 16;

  private final MpscAtomicArrayQueue<SpanRecord> lists;
  private final int normalLists;
  private final int largeLimit;
  private final int normalLargeLimit;

  /** How many records wait in lists that one slot does not pay for. */
  private final AtomicInteger large = new AtomicInteger();

  // Only lost records touch these, so contention on them is no cost of the normal path.
  private final AtomicLong queueFull = new AtomicLong();
  private final AtomicLong internalError = new AtomicLong();

  /**
   * An empty ring.
   *
   * @param capacity how many lists it holds; a power of two
   */
  RecordRing(int capacity) {
    lists = new MpscAtomicArrayQueue<>(capacity);
    normalLists = capacity - capacity / 8;
    largeLimit = capacity * RECORDS_PER_SLOT;
    normalLargeLimit = largeLimit - largeLimit / 8;
  }

  /** How many lists a ring should hold. */
  static int capacityFor(long maxHeapBytes) {
    int slots =
        (int) Math.max(MIN_CAPACITY, Math.min(MAX_CAPACITY, maxHeapBytes / HEAP_BYTES_PER_SLOT));
    // The nearest power of two, for collectors report a little less than what -Xmx says.
    return Integer.highestOneBit(slots + slots / 3);
  }

  /**
   * Takes a list, or drops and counts it.
   *
   * @param newest the list; nobody else writes to it any more
   * @param anomalous whether it may use what is reserved
   */
  void offer(SpanRecord newest, boolean anomalous) {
    boolean taken =
        newest.count <= RECORDS_PER_SLOT
            ? offerSlot(newest, anomalous)
            : offerLarge(newest, anomalous);
    if (!taken) {
      dropped(SpanQueue.DropReason.QUEUE_FULL, newest.count);
      // It may live on as somebody's context, and must not keep the others.
      newest.next = null;
    }
  }

  private boolean offerSlot(SpanRecord newest, boolean anomalous) {
    return anomalous ? lists.offer(newest) : lists.offerIfBelowThreshold(newest, normalLists);
  }

  private boolean offerLarge(SpanRecord newest, boolean anomalous) {
    int records = newest.count;
    if (!reserve(records, anomalous ? largeLimit : normalLargeLimit)) {
      return false;
    }
    boolean taken = false;
    try {
      taken = offerSlot(newest, anomalous);
      return taken;
    } finally {
      // Also at the end of the stack: what is not given back keeps large lists out for good.
      if (!taken) {
        large.addAndGet(-records);
      }
    }
  }

  private boolean reserve(int records, int limit) {
    while (true) {
      int waiting = large.get();
      // Alone any list may go: it lies on the heap already, and a budget that is less than one list
      // would keep all such lists out.
      if (waiting != 0 && records > limit - waiting) {
        return false;
      }
      if (large.compareAndSet(waiting, waiting + records)) {
        return true;
      }
    }
  }

  /** Takes the oldest list out; null where none is there. One thread at a time. */
  @Nullable SpanRecord poll() {
    SpanRecord newest = lists.relaxedPoll();
    if (newest != null && newest.count > RECORDS_PER_SLOT) {
      large.addAndGet(-newest.count);
    }
    return newest;
  }

  /** How many lists wait, about. */
  int size() {
    return lists.size();
  }

  /** How many lists it can hold. */
  int capacity() {
    return lists.capacity();
  }

  /** Counts records that are lost. */
  void dropped(SpanQueue.DropReason reason, int records) {
    counter(reason).addAndGet(records);
  }

  /** How many records were lost so far for a reason. */
  long dropped(SpanQueue.DropReason reason) {
    return counter(reason).get();
  }

  private AtomicLong counter(SpanQueue.DropReason reason) {
    return switch (reason) {
      case QUEUE_FULL -> queueFull;
      case INTERNAL_ERROR -> internalError;
    };
  }
}
