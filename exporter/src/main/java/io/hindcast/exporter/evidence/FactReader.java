package io.hindcast.exporter.evidence;

import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.exporter.render.OperationReadings;
import io.hindcast.exporter.render.Route;
import io.hindcast.exporter.trace.AssembledTrace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the facts of a trace in one pass over its records, without rendering them. Owned by the
 * exporter's thread.
 */
final class FactReader {
  /** What tells numbers from each other that are counted in one table. */
  private static final long OPERATION = 1L << 40;

  private static final long EXCEPTION = 2L << 40;

  /** Of a trace whose root can't be read. */
  private static final Route UNKNOWN = Route.unknown();

  /**
   * How far the depth of a failing record is looked for: an exception that goes up through
   * thousands of recursive calls would cost the square of them.
   */
  private static final int DEEPEST = 256;

  private final OperationReadings readings;
  private final LongCounts counts = new LongCounts();

  // Of the trace that is being read.
  private @Nullable SpanRecord failing;
  private @Nullable String errorType;
  private int failingDepth;
  private boolean repeats;
  private long waitedNanos;
  private long different;

  FactReader(OperationReadings readings) {
    this.readings = readings;
  }

  /**
   * Reads a trace.
   *
   * @param paths whether its path is wanted
   * @param repetitions how many executions of a statement under one parent are too many; 0 for any
   *     number being well
   */
  TraceFacts read(AssembledTrace trace, boolean paths, int repetitions) {
    failing = null;
    errorType = null;
    repeats = false;
    waitedNanos = 0;
    different = 0;
    counts.clear();
    SpanRecord root = trace.top();
    boolean whole = false;
    List<SpanRecord> records = trace.records();
    for (int i = 0; i < records.size(); i++) {
      SpanRecord record = records.get(i);
      whole |= record.isLocalRoot();
      String type = OperationReadings.errorType(record);
      if (type != null) {
        failed(record, type);
      }
      long waited = record.waitedNanos();
      if (waited > 0) {
        // What makes a path is what was done; who has to wait is up to others.
        waitedNanos = Math.max(waitedNanos, waited);
      } else if (paths || repetitions > 0) {
        called(record, paths, repetitions);
      }
    }
    Route route = route(root);
    long path = Mix64.of(different + route.hashCode());
    return new TraceFacts(root, whole, route, failing, errorType, repeats, waitedNanos, path);
  }

  /** Whom a record called; null where it called nobody, or where that can't be read. */
  @Nullable String peer(SpanRecord record) {
    try {
      return readings.peer(record);
    } catch (Throwable unreadable) {
      return null;
    }
  }

  private Route route(SpanRecord root) {
    try {
      return readings.route(root);
    } catch (Throwable unreadable) {
      return UNKNOWN;
    }
  }

  private void called(SpanRecord record, boolean paths, int repetitions) {
    try {
      readings.read(record);
    } catch (Throwable unreadable) {
      // The renderer will say so; for the decision the call is missing.
      return;
    }
    if (paths) {
      addDifferent(OPERATION ^ readings.operation());
      String thrown = OperationReadings.exceptionType(record);
      if (thrown != null) {
        addDifferent(EXCEPTION ^ thrown.hashCode());
      }
    }
    int statement = readings.statement();
    if (repetitions > 0 && statement != 0) {
      int times = counts.add(Mix64.of(record.parentSpanId() ^ statement));
      repeats |= times >= repetitions;
    }
  }

  /** Adds to a sum, so that neither the order counts nor how often. */
  private void addDifferent(long number) {
    long mixed = Mix64.of(number);
    if (counts.add(mixed) == 1) {
      different += mixed;
    }
  }

  private void failed(SpanRecord record, String type) {
    int depth = depth(record);
    SpanRecord before = failing;
    // Beside each other: the one that failed first.
    if (before == null
        || depth > failingDepth
        || (depth == failingDepth && record.endNanos() - before.endNanos() < 0)) {
      failing = record;
      errorType = type;
      failingDepth = depth;
    }
  }

  private static int depth(SpanRecord record) {
    int depth = 0;
    for (SpanRecord above = record.parent();
        above != null && depth < DEEPEST;
        above = above.parent()) {
      depth++;
    }
    return depth;
  }
}
