package io.hindcast.exporter.trace;

import io.hindcast.bootstrap.record.SpanRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The finished records of one local trace that are decided and rendered together. Usually all of
 * them; records that end long after their root come as a trace of their own, without a root.
 */
public final class AssembledTrace {
  private final List<SpanRecord> records;
  private final long epochOffset;

  AssembledTrace(List<SpanRecord> records, long epochOffset) {
    this.records = records;
    this.epochOffset = epochOffset;
  }

  /** The records in the order in which they began; never empty. */
  public List<SpanRecord> records() {
    return records;
  }

  /** The local root; null where these are stragglers. */
  public @Nullable SpanRecord root() {
    for (SpanRecord record : records) {
      if (record.isLocalRoot()) {
        return record;
      }
    }
    return null;
  }

  /** Whether one of the records tells of a failure. */
  public boolean isAnomalous() {
    for (int i = 0; i < records.size(); i++) {
      if (records.get(i).isAnomalous()) {
        return true;
      }
    }
    return false;
  }

  /** A reading of {@code nanoTime} in nanoseconds since 1970, by the one anchor of this trace. */
  public long epochNanos(long nanoTime) {
    return nanoTime + epochOffset;
  }
}
