package io.hindcast.exporter.evidence;

import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.exporter.trace.KeepReason;

/** Reads it from the records. */
enum RecordedHead implements Head {
  /** The one. */
  INSTANCE;

  @Override
  public int reasons(SpanRecord record) {
    if (!record.isSampled()) {
      return 0;
    }
    return (record.threshold() >= 0 ? KeepReason.BASELINE : KeepReason.PARENT).bit();
  }

  @Override
  public long randomness(SpanRecord record) {
    return record.randomness();
  }
}
