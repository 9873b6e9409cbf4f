package io.hindcast.exporter.trace;

/** What was decided of a local trace: whether it is exported, and why. Immutable. */
public final class Kept {
  /** Not at all. */
  public static final Kept NOT = new Kept(0, false, -1);

  private static final int WEIGHTED = KeepReason.BASELINE.bit() | KeepReason.PARENT.bit();

  private static final Kept AT_ITS_HEAD = new Kept(KeepReason.BASELINE.bit(), false, -1);

  private static final Kept AT_ITS_HEAD_AND_FAILED =
      new Kept(KeepReason.BASELINE.bit() | KeepReason.ERROR.bit(), false, -1);

  private final int reasons;
  private final boolean told;
  private final long threshold;

  private Kept(int reasons, boolean told, long threshold) {
    this.reasons = reasons;
    this.told = told;
    this.threshold = threshold;
  }

  /**
   * For some reasons.
   *
   * @param reasons the sum of their bits; 0 for none, the trace is not exported then
   */
  public static Kept of(int reasons) {
    return reasons == 0 ? NOT : new Kept(reasons, true, -1);
  }

  /**
   * Of those that were kept so, only those whose R reaches a larger T.
   *
   * @param larger T, of 56 bits
   */
  public Kept above(long larger) {
    return new Kept(reasons, told, larger);
  }

  /** By the standard's head sampling, which knows of no reasons and exports none. */
  public static Kept atItsHead(boolean failed) {
    return failed ? AT_ITS_HEAD_AND_FAILED : AT_ITS_HEAD;
  }

  /** Whether the trace is exported. */
  public boolean isKept() {
    return reasons != 0;
  }

  /** Whether something happened that somebody will look for: it is sent first, and spooled. */
  public boolean isEvidence() {
    return (reasons & ~WEIGHTED) != 0;
  }

  /**
   * Whether it is exported because of what happened only, so that it must not be counted by who
   * estimates numbers from spans.
   */
  public boolean isWeightless() {
    return reasons != 0 && (reasons & WEIGHTED) == 0;
  }

  /** Whether the reasons are exported. */
  public boolean isTold() {
    return told;
  }

  /** Whether a reason applies. */
  public boolean has(KeepReason reason) {
    return (reasons & reason.bit()) != 0;
  }

  /** T, of 56 bits, where it is larger than it was decided at the head; else -1. */
  public long largerThreshold() {
    return threshold;
  }

  /** The sum of the bits of all reasons. */
  public int reasons() {
    return reasons;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (KeepReason reason : KeepReason.values()) {
      if (has(reason)) {
        text.append(text.isEmpty() ? "" : ",").append(reason.text());
      }
    }
    return text.isEmpty() ? "not kept" : text.toString();
  }
}
