package io.hindcast.exporter.render;

import io.hindcast.bootstrap.record.SpanRecord;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Which span describes a throwable: the innermost one that saw it. An exception that goes up
 * through ten spans is one exception, and its stack trace is sent once.
 */
final class ThrownOwners {
  /** Most traces have no throwable, and pay for no map. */
  private static final ThrownOwners NONE = new ThrownOwners();

  private final IdentityHashMap<Throwable, SpanRecord> owners = new IdentityHashMap<>(4);

  private ThrownOwners() {}

  static ThrownOwners of(List<SpanRecord> records) {
    ThrownOwners found = NONE;
    for (int i = 0; i < records.size(); i++) {
      SpanRecord record = records.get(i);
      Throwable thrown = record.thrown;
      if (thrown != null) {
        found = found == NONE ? new ThrownOwners() : found;
        found.owners.merge(thrown, record, ThrownOwners::inner);
      }
    }
    return found;
  }

  boolean describes(SpanRecord record) {
    return record.thrown != null && owners.get(record.thrown) == record;
  }

  private static SpanRecord inner(SpanRecord one, SpanRecord other) {
    int difference = depth(one) - depth(other);
    if (difference != 0) {
      return difference > 0 ? one : other;
    }
    // Beside each other: the one that saw it first.
    return one.endNanos() - other.endNanos() <= 0 ? one : other;
  }

  private static int depth(SpanRecord record) {
    int depth = 0;
    for (SpanRecord above = record.parent(); above != null; above = above.parent()) {
      depth++;
    }
    return depth;
  }
}
