package io.hindcast.exporter.retention;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.RestoredSpan;
import io.hindcast.bootstrap.record.RestoredTrace;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.exporter.retention.Segment.Entry;
import io.hindcast.exporter.trace.AssembledTrace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a trace again out of its segments. One object for one trace. It is seldom asked for, so
 * what is simple is taken before what is quick.
 */
final class TraceReader {
  private final List<Segment> segments;
  private final long rootSpanId;

  /** What all records share, so that they are of one trace whatever segment they were in. */
  private final RestoredTrace trace;

  private final Map<Long, Entry> entries = new HashMap<>();
  private final Map<Entry, SpanRecord> restored = new HashMap<>();

  /** In place of parents that are not there. */
  private final Map<Long, SpanRecord> standIns = new HashMap<>();

  /**
   * A reader.
   *
   * @param segments at least one, the first one first
   * @param rootSpanId the span id of the local root, whether that is there or not
   */
  TraceReader(List<Segment> segments, long rootSpanId) {
    this.segments = segments;
    this.rootSpanId = rootSpanId;
    trace = segments.get(0).trace;
    for (Segment segment : segments) {
      for (Entry entry : segment.entries) {
        entries.put(entry.spanId, entry);
      }
    }
  }

  /** The trace; null where none of its records could be kept. */
  @Nullable AssembledTrace read() {
    List<SpanRecord> records = new ArrayList<>();
    long dropped = 0;
    for (Segment segment : segments) {
      dropped += segment.droppedSpans;
      ThrownReader thrown = new ThrownReader(segment.in);
      for (Entry entry : segment.entries) {
        SpanRecord record = restore(entry);
        if (Family.read(entry.family, record, segment.in)) {
          record.thrown = entry.threw ? thrown.read() : null;
          records.add(record);
        }
      }
    }
    return records.isEmpty()
        ? null
        : AssembledTrace.of(records, segments.get(0).epochOffset, dropped);
  }

  /** Makes a record, and those above it before: as deep as it may be, without recursion. */
  private SpanRecord restore(Entry entry) {
    Deque<Entry> missing = new ArrayDeque<>();
    for (Entry one = entry; one != null && !restored.containsKey(one); one = above(one)) {
      missing.push(one);
    }
    while (!missing.isEmpty()) {
      Entry one = missing.pop();
      restored.put(one, make(one));
    }
    SpanRecord record = restored.get(entry);
    if (record == null) {
      throw new IllegalStateException("not restored: " + entry.spanId);
    }
    return record;
  }

  private @Nullable Entry above(Entry entry) {
    return entry.above != null || entry.parentId == 0 ? entry.above : entries.get(entry.parentId);
  }

  private SpanRecord make(Entry entry) {
    Entry above = above(entry);
    SpanRecord parent = null;
    if (above != null) {
      parent = restored.get(above);
    } else if (entry.parentId != 0) {
      parent = standIn(entry.parentId, entry.levels);
    }
    RestoredSpan parts =
        new RestoredSpan(trace, parent, entry.spanId, entry.startNanos, entry.endNanos);
    return Family.restore(entry.family, parts, entry.system);
  }

  /** A parent that is not there, in its depth: who saw an exception first is told by the depth. */
  private SpanRecord standIn(long spanId, int levels) {
    SpanRecord known = standIns.get(spanId);
    if (known == null) {
      known = nameless(spanId == rootSpanId || levels == 0 ? null : spine(levels - 1), spanId);
      standIns.put(spanId, known);
    }
    return known;
  }

  /** So many levels below the root; nobody knows the ids between. */
  private SpanRecord spine(int levels) {
    Entry root = entries.get(rootSpanId);
    SpanRecord deepest = root == null ? standIn(rootSpanId, 0) : restore(root);
    for (int i = 0; i < levels; i++) {
      deepest = nameless(deepest, 0);
    }
    return deepest;
  }

  private SpanRecord nameless(@Nullable SpanRecord parent, long spanId) {
    return new InternalRecord(new RestoredSpan(trace, parent, spanId, 0, 0));
  }
}
