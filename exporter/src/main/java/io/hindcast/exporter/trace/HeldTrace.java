package io.hindcast.exporter.trace;

import io.hindcast.bootstrap.record.SpanRecord;
import java.util.ArrayList;

/** The records of one local trace that have arrived. Owned by the exporter's thread. */
final class HeldTrace {
  final ArrayList<SpanRecord> records;

  /** Since when it waits for what it waits for, as {@code nanoTime}. */
  long since;

  /** How many more records have arrived and were left out. */
  long leftOut;

  HeldTrace(int room, long since) {
    this.records = new ArrayList<>(room);
    this.since = since;
  }
}
