package io.hindcast.exporter.retention;

import io.hindcast.bootstrap.record.MessagingRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.exporter.trace.AssembledTrace;
import java.util.Arrays;
import java.util.List;

/**
 * Turns a trace into bytes.
 *
 * <pre>
 *   trace     id, flags, tracestate, remote parent or cause; offset to the time since 1970; begin; how
 *             many records were left out; how many follow
 *   records   of each, in the order in which they began:
 *               one byte   family (4 bits), whether it threw (1), its parent (3):
 *                            0 to 5    so many steps up from the record before this one
 *                            6         named by its id, and by how many lie above it
 *                            7         it is the local root
 *               its id; its begin after that of the record before it; its duration
 *   fields    of each, in the same order, what its family has, and what it threw
 * </pre>
 *
 * First all records and then all fields, because a record needs its parent to be made again, which
 * may be in another segment, while fields can be read one after the other.
 *
 * <p>The parent by steps: in the order of their beginning, the parent of a record is the one before
 * it or lies above that one, as long as one thread did the work.
 */
final class TraceWriter {
  static final int THREW = 16;
  static final int PARENT_SHIFT = 5;
  static final int PARENT_BY_ID = 6;
  static final int NO_PARENT = 7;

  /** Only tells apart who is deeper, among those whose parents are not there. */
  private static final int MAX_LEVELS = 255;

  private final SegmentWriter out;
  private final ThrownWriter thrown;

  /** Of each record the place of its parent, where steps lead there; -1 otherwise. */
  private int[] above = new int[64];

  TraceWriter(SegmentWriter out) {
    this.out = out;
    this.thrown = new ThrownWriter(out);
  }

  /**
   * Writes a trace into the writer.
   *
   * @return how many of its records could not be written
   * @throws TraceTooLarge where it needs too many bytes
   */
  int write(AssembledTrace trace) {
    List<SpanRecord> records = trace.records();
    out.begin();
    try {
      writeTrace(trace, records.get(0));
      out.number(records.size());
      writeRecords(records);
      return writeFields(records);
    } finally {
      thrown.clear();
    }
  }

  private void writeTrace(AssembledTrace trace, SpanRecord first) {
    out.fixed(first.traceIdHigh());
    out.fixed(first.traceIdLow());
    out.octet(first.flags());
    out.octet(Origins.kind(first));
    out.text(first.traceState());
    Origins.write(first, out);
    out.fixed(trace.epochNanos(0));
    out.fixed(first.startNanos());
    out.number(trace.droppedSpans());
  }

  private void writeRecords(List<SpanRecord> records) {
    int count = records.size();
    if (above.length < count) {
      above = Arrays.copyOf(above, Math.max(count, 2 * above.length));
    }
    long before = records.get(0).startNanos();
    for (int i = 0; i < count; i++) {
      SpanRecord record = records.get(i);
      int family = Family.of(record);
      SpanRecord parent = record.parent();
      int way = parent == null ? NO_PARENT : steps(records, i, parent);
      if (parent == null) {
        above[i] = -1;
      }
      boolean threw = record.thrown != null && family != Family.STAND_IN;
      out.octet(family | (threw ? THREW : 0) | (way << PARENT_SHIFT));
      out.fixed(record.spanId());
      if (parent != null && way == PARENT_BY_ID) {
        out.fixed(parent.spanId());
        out.number(levelsAbove(parent));
      }
      long start = record.startNanos();
      out.signed(start - before);
      out.signed(record.endNanos() - start);
      before = start;
      if (record instanceof MessagingRecord message) {
        out.text(message.system);
      }
    }
  }

  private int steps(List<SpanRecord> records, int index, SpanRecord parent) {
    int at = index - 1;
    for (int steps = 0; at >= 0 && steps < PARENT_BY_ID; steps++) {
      if (records.get(at) == parent) {
        above[index] = at;
        return steps;
      }
      at = above[at];
    }
    above[index] = -1;
    return PARENT_BY_ID;
  }

  private static int levelsAbove(SpanRecord record) {
    int levels = 0;
    SpanRecord above = record.parent();
    while (above != null && levels < MAX_LEVELS) {
      levels++;
      above = above.parent();
    }
    return levels;
  }

  private int writeFields(List<SpanRecord> records) {
    int notWritten = 0;
    for (int i = 0; i < records.size(); i++) {
      SpanRecord record = records.get(i);
      if (!Family.write(record, out)) {
        notWritten++;
      } else if (record.thrown != null) {
        thrown.write(record.thrown, record.endNanos());
      }
    }
    return notWritten;
  }
}
