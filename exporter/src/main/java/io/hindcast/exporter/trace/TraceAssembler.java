package io.hindcast.exporter.trace;

import io.hindcast.bootstrap.record.SpanRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds a local trace for a moment after its root has ended, so that records which end a little
 * later (a callback on another thread) join it. Traces come out in the order in which they came in.
 *
 * <p>Owned by the exporter's thread.
 */
public final class TraceAssembler {
  /**
   * Callbacks that end a client span usually run within a few milliseconds of the answer; this
   * gives them time on a busy machine, and nobody looks at a trace sooner.
   */
  static final long HOLD_NANOS = 200_000_000;

  /** A record with what it refers to, about; so at most 1/32 of the heap waits here. */
  private static final int BYTES_PER_RECORD = 1024;

  private static final int MOST_HELD = 100_000;

  /** What is left of the bound while the heap is nearly full: one part of so many. */
  private static final int PRESSED = 4;

  private static final class Held {
    final ArrayList<SpanRecord> records;
    final long since;

    Held(int room, long since) {
      this.records = new ArrayList<>(room);
      this.since = since;
    }
  }

  private enum StartOrder implements Comparator<SpanRecord> {
    INSTANCE;

    @Override
    public int compare(SpanRecord one, SpanRecord other) {
      // Readings of nanoTime may overflow: only their differences can be compared.
      return Long.signum(one.startNanos() - other.startNanos());
    }
  }

  private final EpochAnchors anchors;
  private final int maxHeldRecords;
  // Local traces are compared by identity: their class has no equals of its own.
  private final Map<Object, Held> held = new LinkedHashMap<>();
  private int heldRecords;

  /** An assembler with a bound that fits the heap. */
  public TraceAssembler(EpochAnchors anchors) {
    this(
        anchors,
        (int) Math.min(MOST_HELD, Runtime.getRuntime().maxMemory() / 32 / BYTES_PER_RECORD));
  }

  TraceAssembler(EpochAnchors anchors, int maxHeldRecords) {
    this.anchors = anchors;
    this.maxHeldRecords = maxHeldRecords;
  }

  /** Takes a list of records out of the ring: all of it, or where memory is short nothing. */
  public void add(SpanRecord newest, long now) {
    Object key = newest.localTrace();
    Held trace = held.get(key);
    if (trace == null) {
      trace = new Held(newest.count(), now);
      held.put(key, trace);
    }
    int before = trace.records.size();
    trace.records.ensureCapacity(before + newest.count());
    for (SpanRecord record = newest; record != null; record = record.takeNext()) {
      trace.records.add(record);
    }
    heldRecords += trace.records.size() - before;
  }

  /**
   * The oldest trace that was held long enough, or that has to go for the bound's sake.
   *
   * @param pressed whether the heap is nearly full
   */
  public @Nullable AssembledTrace pollDue(long now, boolean pressed) {
    if (held.isEmpty()) {
      return null;
    }
    Held oldest = held.values().iterator().next();
    int bound = pressed ? maxHeldRecords / PRESSED : maxHeldRecords;
    boolean due = now - oldest.since >= HOLD_NANOS || heldRecords > bound;
    return due ? pollOldest() : null;
  }

  /** The oldest trace, however short it was held; null when there is none. */
  public @Nullable AssembledTrace pollOldest() {
    Iterator<Held> traces = held.values().iterator();
    if (!traces.hasNext()) {
      return null;
    }
    List<SpanRecord> records = traces.next().records;
    traces.remove();
    heldRecords -= records.size();
    records.sort(StartOrder.INSTANCE);
    return new AssembledTrace(records, anchors.offsetAt(traceStart(records.get(0))));
  }

  /** How many records wait. */
  public int heldRecords() {
    return heldRecords;
  }

  private static long traceStart(SpanRecord record) {
    SpanRecord root = record;
    for (SpanRecord above = root.parent(); above != null; above = root.parent()) {
      root = above;
    }
    return root.startNanos();
  }
}
