package io.hindcast.bootstrap.record;

import org.jspecify.annotations.Nullable;

/**
 * The part of a trace that happens in this process below one local root. Its value is the newest
 * finished record that waits for the root to end; older ones hang on {@link SpanRecord#takeNext}. A
 * list that has become long does not wait: it goes ahead, and the next one begins.
 *
 * <p>It extends the reference in place of having one, as it does its head: two objects less a
 * request.
 */
final class LocalTrace extends TraceHead {
  /**
   * How many records go ahead together while the root is open: a request that loops over a million
   * statements must not hold a million records, and one that takes minutes is to be seen earlier.
   * Few requests have as many, and for those the ring is touched once in a thousand.
   */
  static final int CHUNK = 1_000;

  /** What the list holds once it was handed over. Never part of a list that leaves this class. */
  private static final SpanRecord HANDED_OVER = new InternalRecord();

  LocalTrace(ThreadContext thread, @Nullable Context from) {
    super(thread, from);
  }

  /** Stands in where there is no trace: for {@link #HANDED_OVER} and in tests of fields only. */
  private LocalTrace() {}

  /** One that is over, made again. */
  LocalTrace(
      long traceIdHigh,
      long traceIdLow,
      int flags,
      @Nullable String traceState,
      @Nullable Context origin) {
    super(traceIdHigh, traceIdLow, flags, traceState, origin);
  }

  static LocalTrace none() {
    return new LocalTrace();
  }

  /**
   * Takes a finished record: keeps it until the root ends or the list is full, or sends it after
   * the others. A list that another thread takes away just now may come after the root's.
   *
   * @param ring where they go
   */
  void finished(SpanRecord record, RecordRing ring) {
    if (record.isAnomalous()) {
      anomalous = true;
    }
    if (record.isLocalRoot()) {
      SpanRecord others = getAndSet(HANDED_OVER);
      if (others == HANDED_OVER) {
        // Two threads ended it, which they must not. It is on its way, and what the ring counts by
        // must not change any more.
        return;
      }
      record.next = others;
      record.count = others == null ? 1 : others.count + 1;
      ring.offer(record, anomalous);
      return;
    }
    while (true) {
      SpanRecord newest = get();
      if (newest == HANDED_OVER) {
        // A lost race may have linked it to what the root has taken along meanwhile.
        record.next = null;
        record.count = 1;
        ring.offer(record, anomalous);
        return;
      }
      if (newest != null && newest.count == CHUNK - 1) {
        if (compareAndSet(newest, null)) {
          // Linked only now, when nobody else reaches the list: count tells whether it was taken.
          record.next = newest;
          record.count = CHUNK;
          ring.offer(record, anomalous);
          return;
        }
        continue;
      }
      record.next = newest;
      record.count = newest == null ? 1 : newest.count + 1;
      if (compareAndSet(newest, record)) {
        return;
      }
    }
  }
}
