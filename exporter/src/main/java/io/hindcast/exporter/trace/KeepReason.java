package io.hindcast.exporter.trace;

/**
 * Why a local trace is kept. All that apply are exported on its local root, in this order ({@code
 * hindcast.keep.reason}).
 */
public enum KeepReason {
  /** An operation in it failed. */
  ERROR("error", 1),
  /** It took longer than any request should. */
  SLOW("slow", 1 << 1),
  /** It took much longer than others of its route. */
  SLOW_ROUTE("slow_route", 1 << 2),
  /** Its route did what it had not done for a while. */
  RARE("rare", 1 << 3),
  /** The same statement was executed many times where one might have done. */
  N_PLUS_ONE("n_plus_one", 1 << 4),
  /** It waited long for what others had, such as a thread. */
  WAIT("wait", 1 << 5),
  /** A person asked for it. */
  REQUESTED("requested", 1 << 6),
  /** The process that called us had a reason already. */
  REMOTE("remote", 1 << 7),
  /** The process that called us has sampled it, with a probability that it does not tell. */
  PARENT("parent", 1 << 8),
  /** It is part of the unbiased sample, whatever happened. */
  BASELINE("baseline", 1 << 9);

  private final String text;
  private final int bit;

  KeepReason(String text, int bit) {
    this.text = text;
    this.bit = bit;
  }

  /** As it is exported. */
  public String text() {
    return text;
  }

  /** Its place in a set of reasons ({@link Kept#reasons}). */
  public int bit() {
    return bit;
  }
}
