package io.hindcast.bootstrap.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * How long tasks waited in the executors of one name until a worker began them: a histogram that
 * workers count into, and the exporter reads. Only tasks that carry a context are looked at.
 *
 * <pre>
 *   LANES times   │ count … count │ sum of nanoseconds │ spare │     128 bytes, two cache lines
 * </pre>
 *
 * A worker counts in the lane of its thread: two atomic additions to lines that few others write.
 */
public final class QueueWaits {
  /** From here on a wait is a span. What is shorter nobody can see in a trace of a request. */
  public static final long DEFAULT_SPAN_NANOS = 10_000_000;

  /**
   * The upper ends of all buckets but the last, in nanoseconds: those that the semantic conventions
   * advise for waits for a connection, so that the two can be laid side by side.
   */
  private static final long[] BOUNDARIES = {
    1_000_000,
    5_000_000,
    10_000_000,
    50_000_000,
    100_000_000,
    500_000_000,
    1_000_000_000,
    5_000_000_000L,
    10_000_000_000L
  };

  private static final int BUCKETS = BOUNDARIES.length + 1;
  private static final int SUM = BUCKETS;
  private static final int LANE = 16;

  /** A power of two; more would cost memory, a pool's workers meet seldom enough. */
  private static final int LANES =
      Integer.highestOneBit(2 * Math.min(8, Runtime.getRuntime().availableProcessors()));

  private static volatile long spanNanos = DEFAULT_SPAN_NANOS;

  private final String executor;

  /** Null until the first wait: most pools of a process never see a request. */
  private final AtomicReference<@Nullable AtomicLongArray> counts = new AtomicReference<>();

  /**
   * No waits yet.
   *
   * @param executor the name that its series will have
   */
  public QueueWaits(String executor) {
    this.executor = executor;
  }

  /** The upper ends of all buckets but the last, in nanoseconds. */
  public static long[] boundaries() {
    return BOUNDARIES.clone();
  }

  /**
   * Sets how long a wait has to be to be a span.
   *
   * @param nanos 0 for every wait
   */
  public static void spansFrom(long nanos) {
    spanNanos = nanos;
  }

  /**
   * A task's wait is over: its thread begins it now. Counts it where that is the worker of an
   * executor, and records it where it was long. Nothing is allocated for one that was not.
   *
   * @param thread the holder of the calling thread
   * @param carried what the task was handed over under
   */
  public static void over(ThreadContext thread, Context carried, long nanos) {
    QueueWaits waits = thread.executor();
    if (waits == null) {
      return;
    }
    try {
      waits.add(thread.lane(), nanos);
      if (nanos >= spanNanos) {
        QueueWaitRecord.waited(thread, carried, waits.executor, nanos);
      }
    } catch (VirtualMachineError full) {
      // The heap, or the stack at its end. The caller is not done with the thread's context yet,
      // and a wait that is not told is the smaller loss.
    }
  }

  /** Counts a wait; allocates once in the life of a name. */
  void add(int lane, long nanos) {
    AtomicLongArray lanes = counts.get();
    if (lanes == null) {
      lanes = made();
    }
    int at = (lane & (LANES - 1)) * LANE;
    lanes.getAndIncrement(at + bucket(nanos));
    lanes.getAndAdd(at + SUM, nanos);
  }

  private AtomicLongArray made() {
    AtomicLongArray made = new AtomicLongArray(LANES * LANE);
    AtomicLongArray others = counts.compareAndExchange(null, made);
    return others == null ? made : others;
  }

  /** Nearly all waits are in the first one. */
  static int bucket(long nanos) {
    int bucket = 0;
    while (bucket < BOUNDARIES.length && nanos > BOUNDARIES[bucket]) {
      bucket++;
    }
    return bucket;
  }

  /** What was counted; null where nothing was. By any thread. */
  public @Nullable QueueWaitReading read() {
    AtomicLongArray lanes = counts.get();
    if (lanes == null) {
      return null;
    }
    long[] sums = new long[SUM + 1];
    for (int lane = 0; lane < LANES; lane++) {
      for (int i = 0; i <= SUM; i++) {
        sums[i] += lanes.get(lane * LANE + i);
      }
    }
    List<Long> buckets = new ArrayList<>(BUCKETS);
    for (long count : Arrays.copyOf(sums, BUCKETS)) {
      buckets.add(count);
    }
    return new QueueWaitReading(executor, List.copyOf(buckets), sums[SUM]);
  }
}
