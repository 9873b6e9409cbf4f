package io.hindcast.smoke.faults;

import java.util.BitSet;

/**
 * What came of a run.
 *
 * @param asked how many requests were sent
 * @param answered the numbers of those that were answered as they should
 * @param firstFailure of the others, during the fault; empty where there was none
 * @param latency during the fault
 * @param missing those answered whose spans have not arrived
 * @param lastMoment those asked for in the last moment before a {@code kill -9}
 * @param arrivedAgain how many spans have arrived more than once
 * @param strangers spans that belong to no request
 * @param counts what the agent says
 * @param caughtUp seconds from the end of the fault until all that was promised was there; NaN
 *     where it was not, or where nothing was promised
 * @param ended seconds from SIGTERM to the end of the process; NaN where it was killed
 */
record Played(
    int asked,
    BitSet answered,
    String firstFailure,
    Latency latency,
    BitSet missing,
    BitSet lastMoment,
    int arrivedAgain,
    int strangers,
    AgentCounts counts,
    double caughtUp,
    double ended) {

  /** The anomalous ones that are missing, but for those of the last moment. */
  BitSet evidenceLost() {
    BitSet lost = Evidence.of(missing);
    lost.andNot(lastMoment);
    return lost;
  }

  /** Whether the agent's own end was seen, and with it what it says of its spans. */
  boolean isCounted() {
    return !Double.isNaN(ended);
  }
}
