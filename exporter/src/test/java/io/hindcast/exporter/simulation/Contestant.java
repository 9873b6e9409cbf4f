package io.hindcast.exporter.simulation;

import java.util.List;

/** Somebody who decides which requests are kept. */
interface Contestant {
  String name();

  /**
   * Takes requests in.
   *
   * @param requests in the order in which they have ended
   * @param now the end of the step
   */
  void decide(List<SimulatedRequest> requests, long now);

  /** Decides on all that wait. */
  void end();

  Score score();

  /** How many records waited for a decision at once. */
  int mostWaitingRecords();

  /** What a decision took of the processor; not a number where it was not measured. */
  double cpuNanosATrace();
}
