package io.hindcast.bootstrap.record;

import org.jspecify.annotations.Nullable;

/**
 * What the records of one local trace have in common, for records that are made again out of what
 * was kept of them. One object for all of them, so that they are known to belong together.
 */
public final class RestoredTrace {
  final LocalTrace trace;

  /**
   * A trace that is over.
   *
   * @param flags as they were told to other processes
   * @param traceState as it was told to other processes; null for none
   * @param origin its remote parent or its {@link Cause}; null where it began by itself
   */
  public RestoredTrace(
      long traceIdHigh,
      long traceIdLow,
      int flags,
      @Nullable String traceState,
      @Nullable Context origin) {
    trace = new LocalTrace(traceIdHigh, traceIdLow, flags, traceState, origin);
  }
}
