package io.hindcast.exporter.evidence;

import io.hindcast.bootstrap.record.SpanRecord;

/** What was decided and drawn when a trace began. Tests put their own in. */
interface Head {
  /**
   * Whether the trace of a record is in the sample that knows nothing of what happened.
   *
   * @return the bit of {@code BASELINE} or {@code PARENT}; 0 where it is not
   */
  int reasons(SpanRecord record);

  /**
   * 56 random bits that are the same in all processes of a trace (OpenTelemetry, "TraceState:
   * Probability Sampling", R).
   */
  long randomness(SpanRecord record);
}
