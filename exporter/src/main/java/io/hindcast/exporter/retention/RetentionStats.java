package io.hindcast.exporter.retention;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What the ring holds and what it has done. Written by the exporter's thread, with nobody to wait
 * for; any thread may read, and may find two numbers of different moments.
 */
final class RetentionStats {
  private final AtomicLong capacity = new AtomicLong();
  private final AtomicLong used = new AtomicLong();
  private final AtomicLong oldestEnded = new AtomicLong();
  private final AtomicLong evicted = new AtomicLong();
  private final AtomicLong recalled = new AtomicLong();
  private final AtomicLong leftOut = new AtomicLong();

  /**
   * Tells what the ring holds now.
   *
   * @param oldestEndedNanos when the oldest trace ended, as {@code nanoTime}; of no meaning where
   *     nothing is used
   */
  void holds(long bytes, long ofBytes, long oldestEndedNanos) {
    oldestEnded.lazySet(oldestEndedNanos);
    used.lazySet(bytes);
    capacity.lazySet(ofBytes);
  }

  /** Counts a trace that made room. */
  void addEvicted() {
    evicted.lazySet(evicted.get() + 1);
  }

  /** Counts a trace that was called back. */
  void addRecalled() {
    recalled.lazySet(recalled.get() + 1);
  }

  /** Counts records that could not be retained. */
  void addLeftOut(long records) {
    leftOut.lazySet(leftOut.get() + records);
  }

  long capacity() {
    return capacity.get();
  }

  long used() {
    return used.get();
  }

  long oldestEndedNanos() {
    return oldestEnded.get();
  }

  long evicted() {
    return evicted.get();
  }

  long recalled() {
    return recalled.get();
  }

  long leftOut() {
    return leftOut.get();
  }
}
