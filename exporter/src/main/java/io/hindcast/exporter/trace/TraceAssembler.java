package io.hindcast.exporter.trace;

import io.hindcast.bootstrap.record.SpanRecord;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts local traces together.
 *
 * <pre>
 *   the root is open    its records come by the thousand, and wait for it: minutes
 *   the root has ended  the trace is held for a moment, so that records which end a little later (a
 *                       callback on another thread) join it; traces come out as they came in
 * </pre>
 *
 * All that waits is bounded: a trace of too many records is cut ({@link Thinning}), and of too many
 * open traces the oldest goes in parts, the first of them without a root.
 *
 * <p>Owned by the exporter's thread.
 */
public final class TraceAssembler {
  /**
   * Callbacks that end a client span usually run within a few milliseconds of the answer; this
   * gives them time on a busy machine, and nobody looks at a trace sooner.
   */
  static final long HOLD_NANOS = 200_000_000;

  /**
   * Longer than a request takes. What runs for hours, such as a job that is one trace, is better
   * seen in parts than at its end only.
   */
  static final long OPEN_NANOS = 600_000_000_000L;

  /** A record with what it refers to, about; so at most 1/32 of the heap waits here, twice. */
  private static final int BYTES_PER_RECORD = 1024;

  private static final int MOST_HELD = 100_000;

  /** What is left of a bound while the heap is nearly full: one part of so many. */
  private static final int PRESSED = 4;

  private final EpochAnchors anchors;
  private final int maxHeldRecords;
  private final int maxOpenRecords;

  /** What is left of a trace that is cut. */
  private final int maxSpans;

  /** What a trace may hold until it is cut. */
  private final int cutAt;

  private final Cuts cuts;
  private final Thinning thinning = new Thinning();

  // Local traces are compared by identity: their class has no equals of its own.
  private final Map<Object, HeldTrace> held = new LinkedHashMap<>();
  private final Map<Object, HeldTrace> open = new LinkedHashMap<>();
  private int heldRecords;
  private int openRecords;

  /**
   * An assembler with bounds that fit the heap.
   *
   * @param maxSpans how many records a trace keeps; fewer on a heap that is too small for them
   */
  public TraceAssembler(EpochAnchors anchors, int maxSpans, Cuts cuts) {
    this(anchors, maxSpans, heapBound(), heapBound(), cuts);
  }

  TraceAssembler(
      EpochAnchors anchors, int maxSpans, int maxHeldRecords, int maxOpenRecords, Cuts cuts) {
    this.anchors = anchors;
    this.maxHeldRecords = maxHeldRecords;
    this.maxOpenRecords = maxOpenRecords;
    this.cuts = cuts;
    this.maxSpans = Math.max(1, Math.min(Math.min(maxSpans, maxOpenRecords), Thinning.MAX_SPANS));
    // The more come between two cuts, the less they cost; an eighth where there is no room for it.
    this.cutAt =
        Math.max(this.maxSpans + this.maxSpans / 8, Math.min(2 * this.maxSpans, maxOpenRecords));
  }

  private static int heapBound() {
    return (int) Math.min(MOST_HELD, Runtime.getRuntime().maxMemory() / 32 / BYTES_PER_RECORD);
  }

  /** Takes a list of records out of the ring: all of it, or where memory is short nothing. */
  public void add(SpanRecord newest, long now) {
    Object key = newest.localTrace();
    HeldTrace trace = held.get(key);
    if (trace == null && AssembledTrace.localRoot(newest).isEnded()) {
      trace = close(key, newest.count(), now);
    }
    boolean closed = trace != null;
    if (trace == null) {
      trace = open.get(key);
    }
    if (trace == null) {
      trace = new HeldTrace(newest.count(), now);
      open.put(key, trace);
    }
    int before = trace.records.size();
    trace.records.ensureCapacity(before + newest.count());
    for (SpanRecord record = newest; record != null; record = record.takeNext()) {
      trace.records.add(record);
    }
    int more = trace.records.size() - before - (trace.records.size() > cutAt ? cut(trace) : 0);
    if (closed) {
      heldRecords += more;
    } else {
      openRecords += more;
    }
  }

  /** The trace of a root that has ended: one that was open, or a new one. */
  private HeldTrace close(Object key, int room, long now) {
    HeldTrace waiting = open.get(key);
    HeldTrace trace = waiting == null ? new HeldTrace(room, now) : waiting;
    // First, since there may be no memory for it: then all stays as it was.
    held.put(key, trace);
    if (waiting != null) {
      open.remove(key);
      openRecords -= trace.records.size();
      heldRecords += trace.records.size();
      trace.since = now;
    }
    return trace;
  }

  /**
   * The oldest trace that has waited long enough, or that has to go for a bound's sake.
   *
   * @param pressed whether the heap is nearly full
   */
  public @Nullable AssembledTrace pollDue(long now, boolean pressed) {
    int part = pressed ? PRESSED : 1;
    HeldTrace oldest = oldest(held);
    if (oldest != null
        && (now - oldest.since >= HOLD_NANOS || heldRecords > maxHeldRecords / part)) {
      return pollHeld();
    }
    HeldTrace longest = oldest(open);
    if (longest == null) {
      return null;
    }
    // A single one is bounded by being cut.
    boolean crowded = openRecords > maxOpenRecords / part && open.size() > 1;
    return crowded || now - longest.since >= OPEN_NANOS ? pollOpen() : null;
  }

  /** The oldest trace, however short it has waited; null when there is none. */
  public @Nullable AssembledTrace pollOldest() {
    AssembledTrace trace = pollHeld();
    return trace == null ? pollOpen() : trace;
  }

  /** How many records wait. */
  public int heldRecords() {
    return heldRecords + openRecords;
  }

  private @Nullable AssembledTrace pollHeld() {
    HeldTrace trace = takeOldest(held);
    if (trace == null) {
      return null;
    }
    heldRecords -= trace.records.size();
    return assembled(trace);
  }

  private @Nullable AssembledTrace pollOpen() {
    HeldTrace trace = takeOldest(open);
    if (trace == null) {
      return null;
    }
    openRecords -= trace.records.size();
    cuts.split();
    return assembled(trace);
  }

  private AssembledTrace assembled(HeldTrace trace) {
    if (trace.records.size() > maxSpans) {
      cut(trace);
    }
    long began = AssembledTrace.localRoot(trace.records.get(0)).startNanos();
    return AssembledTrace.of(trace.records, anchors.offsetAt(began), trace.leftOut);
  }

  private int cut(HeldTrace trace) {
    try {
      int leftOut = thinning.thin(trace.records, maxSpans, cuts);
      trace.leftOut += leftOut;
      return leftOut;
    } catch (OutOfMemoryError full) {
      // It needs scratch memory before it leaves anything out: the next cut makes up for this one.
      return 0;
    }
  }

  private static @Nullable HeldTrace oldest(Map<Object, HeldTrace> traces) {
    // Asked in each step: an empty map is the rule for one of them.
    return traces.isEmpty() ? null : traces.values().iterator().next();
  }

  private static @Nullable HeldTrace takeOldest(Map<Object, HeldTrace> traces) {
    Iterator<HeldTrace> all = traces.values().iterator();
    if (!all.hasNext()) {
      return null;
    }
    HeldTrace oldest = all.next();
    all.remove();
    return oldest;
  }
}
