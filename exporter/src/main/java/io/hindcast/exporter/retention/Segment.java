package io.hindcast.exporter.retention;

import io.hindcast.bootstrap.record.RestoredTrace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One piece of a trace, read up to where the fields of its records begin. */
final class Segment {
  final SegmentReader in;
  final RestoredTrace trace;
  final long epochOffset;
  final long droppedSpans;
  final List<Entry> entries;

  /** A record of it. */
  static final class Entry {
    final int family;
    final boolean threw;
    final long spanId;

    /** What it lies under, where that is in the same segment and steps lead there. */
    final @Nullable Entry above;

    /** What it lies under by its id; 0 where {@link #above} says it, and for a local root. */
    final long parentId;

    /** How many lie above that one. */
    final int levels;

    final long startNanos;
    final long endNanos;

    /** Of a message. */
    final @Nullable String system;

    Entry(int head, @Nullable Entry before, long startBefore, SegmentReader in) {
      family = head & Family.MASK;
      threw = (head & TraceWriter.THREW) != 0;
      spanId = in.fixed();
      int way = head >>> TraceWriter.PARENT_SHIFT;
      boolean byId = way == TraceWriter.PARENT_BY_ID;
      above = byId || way == TraceWriter.NO_PARENT ? null : up(before, way);
      parentId = byId ? in.fixed() : 0;
      levels = byId ? in.count() : 0;
      startNanos = startBefore + in.signed();
      endNanos = startNanos + in.signed();
      system = family >= Family.SEND ? in.text() : null;
    }

    private static @Nullable Entry up(@Nullable Entry from, int steps) {
      Entry entry = from;
      for (int i = 0; i < steps && entry != null; i++) {
        entry = entry.above;
      }
      return entry;
    }
  }

  /** Reads all but the fields. */
  Segment(SegmentReader in) {
    this.in = in;
    long high = in.fixed();
    long low = in.fixed();
    int flags = in.octet();
    int origin = in.octet();
    String state = in.text();
    trace = new RestoredTrace(high, low, flags, state, Origins.read(origin, in));
    epochOffset = in.fixed();
    long start = in.fixed();
    droppedSpans = in.number();
    int count = in.count();
    entries = new ArrayList<>(count);
    Entry before = null;
    for (int i = 0; i < count; i++) {
      Entry entry = new Entry(in.octet(), before, start, in);
      entries.add(entry);
      start = entry.startNanos;
      before = entry;
    }
  }
}
