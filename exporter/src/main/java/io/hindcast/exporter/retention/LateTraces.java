package io.hindcast.exporter.retention;

import io.hindcast.exporter.trace.AssembledTrace;

/**
 * Keeps what belongs together. A local trace may come in parts: stragglers after its root, the
 * first thousands of a long request before it. A part that is not kept waits in the ring; when
 * another one is kept as evidence, it comes along.
 *
 * <p>Owned by the exporter's thread.
 */
public final class LateTraces {
  private final RetentionRing ring;

  /**
   * Nothing was decided yet.
   *
   * @param ring for what is not kept
   */
  public LateTraces(RetentionRing ring) {
    this.ring = ring;
  }

  /**
   * A part is kept.
   *
   * @return the part with what is there of its trace; itself where there is no more
   */
  public AssembledTrace kept(AssembledTrace part) {
    AssembledTrace before = ring.recall(part.rootSpanId());
    return before == null ? part : before.plus(part);
  }

  /** A part is not kept, unless another one is some time. */
  public void notKept(AssembledTrace part) {
    ring.retain(part);
  }
}
