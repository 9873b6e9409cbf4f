package io.hindcast.bootstrap.record;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The part of a trace that happens in this process below one local root. Its value is the newest
 * finished record that waits for the root to end; older ones hang on {@link SpanRecord#takeNext}.
 *
 * <p>It extends the reference in place of having one: one object less a request.
 */
final class LocalTrace extends AtomicReference<@Nullable SpanRecord> {
  /** The trace id is random in its last 56 bits (W3C Trace Context level 2, section 3.2.2.5.2). */
  private static final int FLAG_RANDOM = 2;

  private static final int FLAG_SAMPLED = 1;

  /**
   * How many records a trace holds back until its root ends. Beyond it records are dropped and
   * counted: a request that loops over a million statements must not hold a million records.
   */
  static final int MAX_HELD = 20_000;

  /** What the list holds once it was handed over. Never part of a list that leaves this class. */
  private static final SpanRecord HANDED_OVER = new InternalRecord();

  final long traceIdHigh;
  final long traceIdLow;
  final int flags;
  final @Nullable String traceState;
  final @Nullable RemoteParent remoteParent;
  // Written by whichever thread ends a failing record, read by the one that ends the root: a race
  // loses the reserved lane for one trace, nothing else, so a plain field will do.
  private boolean anomalous;

  LocalTrace(ThreadContext thread, @Nullable RemoteParent remote) {
    if (remote != null && remote.namesSpan()) {
      traceIdHigh = remote.traceIdHigh;
      traceIdLow = remote.traceIdLow;
      // Every trace is kept, so that is what the next process is told.
      flags = (remote.flags & FLAG_RANDOM) | FLAG_SAMPLED;
      traceState = remote.traceState;
      remoteParent = remote;
    } else {
      traceIdHigh = thread.nextId();
      traceIdLow = thread.nextId();
      flags = FLAG_RANDOM | FLAG_SAMPLED;
      traceState = null;
      remoteParent = null;
    }
  }

  /** Stands in where there is no trace: for {@link #HANDED_OVER} and in tests of fields only. */
  private LocalTrace() {
    traceIdHigh = 0;
    traceIdLow = 0;
    flags = 0;
    traceState = null;
    remoteParent = null;
  }

  static LocalTrace none() {
    return new LocalTrace();
  }

  /**
   * Takes a finished record: keeps it until the root ends, or sends it after the others.
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
      if (newest != null && newest.count >= MAX_HELD) {
        // As above.
        record.next = null;
        ring.dropped(SpanQueue.DropReason.TRACE_TOO_LARGE, 1);
        return;
      }
      record.next = newest;
      record.count = newest == null ? 1 : newest.count + 1;
      if (compareAndSet(newest, record)) {
        return;
      }
    }
  }
}
