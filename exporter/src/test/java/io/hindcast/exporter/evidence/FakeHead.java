package io.hindcast.exporter.evidence;

import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.exporter.trace.KeepReason;

/** Has sampled what a test says. */
final class FakeHead implements Head {
  private int reasons;

  /** The traces from now on are in the sample. */
  void sample(KeepReason reason) {
    reasons = reason.bit();
  }

  /** The traces from now on are not in the sample. */
  void sampleNone() {
    reasons = 0;
  }

  @Override
  public int reasons(SpanRecord record) {
    return reasons;
  }

  @Override
  public long randomness(SpanRecord record) {
    return RecordedHead.INSTANCE.randomness(record);
  }
}
