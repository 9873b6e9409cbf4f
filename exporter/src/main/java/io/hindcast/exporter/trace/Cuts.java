package io.hindcast.exporter.trace;

import io.hindcast.bootstrap.record.SpanRecord;

/** Told what the bounds of {@link TraceAssembler} cost. Called by the exporter's thread. */
public interface Cuts {
  /**
   * A finished record is left out of its trace, which has too many. Nobody sees it again. Called in
   * the middle of a cut, so it must not throw.
   */
  void leftOut(SpanRecord record);

  /** A trace goes on in parts: its root took too long, or too many were open. */
  void split();
}
