package io.hindcast.exporter.trace;

import io.hindcast.bootstrap.record.SpanRecord;
import java.util.Comparator;

/** The order in which records began. */
enum StartOrder implements Comparator<SpanRecord> {
  /** The one. */
  INSTANCE;

  @Override
  public int compare(SpanRecord one, SpanRecord other) {
    // Readings of nanoTime may overflow: only their differences can be compared.
    return Long.signum(one.startNanos() - other.startNanos());
  }
}
