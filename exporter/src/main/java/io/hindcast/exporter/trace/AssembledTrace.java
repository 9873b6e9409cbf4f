package io.hindcast.exporter.trace;

import io.hindcast.bootstrap.record.SpanRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The finished records of one local trace that are decided and rendered together. Usually all of
 * them; records that end long after their root come as a trace of their own, without a root, and so
 * do the first ones of a request that takes very long.
 */
public final class AssembledTrace {
  private final List<SpanRecord> records;
  private final long epochOffset;
  private final long droppedSpans;

  private AssembledTrace(List<SpanRecord> records, long epochOffset, long droppedSpans) {
    this.records = records;
    this.epochOffset = epochOffset;
    this.droppedSpans = droppedSpans;
  }

  /**
   * A trace of records.
   *
   * @param records in any order, at least one; the list is taken over and put in order
   * @param epochOffset what to add to a reading of {@code nanoTime} to have nanoseconds since 1970
   * @param droppedSpans how many more records were left out of it
   */
  public static AssembledTrace of(List<SpanRecord> records, long epochOffset, long droppedSpans) {
    records.sort(StartOrder.INSTANCE);
    return new AssembledTrace(records, epochOffset, droppedSpans);
  }

  /** The records in the order in which they began; never empty. */
  public List<SpanRecord> records() {
    return records;
  }

  /** The local root; null where these are stragglers, or come before it. */
  public @Nullable SpanRecord root() {
    for (SpanRecord record : records) {
      if (record.isLocalRoot()) {
        return record;
      }
    }
    return null;
  }

  /** The local root, whether it is among these records or was handed over before them. */
  public SpanRecord top() {
    return localRoot(records.get(0));
  }

  /** The record that speaks for the trace: the local root, else the one that began first. */
  public SpanRecord head() {
    SpanRecord root = root();
    return root == null ? records.get(0) : root;
  }

  /** The span id of the local root, whether that is among the records or not. */
  public long rootSpanId() {
    return top().spanId();
  }

  /** How many records more it had, which were left out because they were too many. */
  public long droppedSpans() {
    return droppedSpans;
  }

  /** A reading of {@code nanoTime} in nanoseconds since 1970, by the one anchor of this trace. */
  public long epochNanos(long nanoTime) {
    return nanoTime + epochOffset;
  }

  /** This part of a local trace and another one, as one. */
  public AssembledTrace plus(AssembledTrace other) {
    List<SpanRecord> all = new ArrayList<>(records.size() + other.records.size());
    all.addAll(records);
    all.addAll(other.records);
    return of(all, epochOffset, droppedSpans + other.droppedSpans);
  }

  /** The local root that a record lies under, which may not have ended: only its id is fixed. */
  static SpanRecord localRoot(SpanRecord record) {
    SpanRecord root = record;
    for (SpanRecord above = root.parent(); above != null; above = root.parent()) {
      root = above;
    }
    return root;
  }
}
