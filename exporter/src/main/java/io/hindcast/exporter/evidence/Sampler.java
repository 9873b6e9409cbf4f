package io.hindcast.exporter.evidence;

import io.hindcast.exporter.trace.AssembledTrace;
import io.hindcast.exporter.trace.Kept;
import org.jspecify.annotations.Nullable;

/**
 * Decides which local traces are exported. Each trace that is handed in is decided exactly once: by
 * the answer of {@link #decide} or, where that is null, by {@link #pollDecided}.
 *
 * <p>Called by the exporter's thread, before anything of a trace is rendered.
 */
public interface Sampler {
  /**
   * Decides on a trace, at once where it can.
   *
   * @param now as {@code nanoTime}
   * @return null where the trace is to be compared with others first
   */
  @Nullable Kept decide(AssembledTrace trace, long now);

  /**
   * The next trace that has been compared; null while there is none. To be asked after each
   * decision, since one trace may push another one out, and once in a while.
   */
  @Nullable DecidedTrace pollDecided(long now);

  /** Has all that wait decided by what is known now; {@link #pollDecided} gives them out. */
  void decideAll();

  /** How many records the traces have that were handed in and not given out. */
  int waitingRecords();
}
