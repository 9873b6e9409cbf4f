package io.hindcast.exporter.evidence;

import io.hindcast.exporter.trace.AssembledTrace;
import io.hindcast.exporter.trace.Kept;

/** A trace that competes with others for being kept. Owned by one thread. */
final class Candidate {
  final long rootSpanId;
  final long randomness;
  private AssembledTrace trace;
  private Kept kept;

  /**
   * A candidate.
   *
   * @param rootSpanId names the local trace
   * @param randomness the less, the better
   * @param kept what it is kept as where it is
   */
  Candidate(long rootSpanId, long randomness, AssembledTrace trace, Kept kept) {
    this.rootSpanId = rootSpanId;
    this.randomness = randomness;
    this.trace = trace;
    this.kept = kept;
  }

  AssembledTrace trace() {
    return trace;
  }

  Kept kept() {
    return kept;
  }

  int records() {
    return trace.records().size();
  }

  /** Takes in other records of the same local trace, and what they tell. */
  void join(AssembledTrace other, int reasons) {
    trace = trace.plus(other);
    kept = Kept.of(kept.reasons() | reasons);
  }
}
