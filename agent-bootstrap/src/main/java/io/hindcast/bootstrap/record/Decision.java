package io.hindcast.bootstrap.record;

import io.hindcast.bootstrap.sampling.SamplingPolicy;
import io.hindcast.bootstrap.sampling.Threshold;

/**
 * What was decided at the head of a local trace, as bits of one byte, so that all of it is written
 * and read at once.
 *
 * <pre>
 *   the trace                                  SAMPLED  TOLD  WEIGHED  REMOTE
 *   begins here, R &gt;= T                           x       x      x
 *   begins here, R &lt; T
 *   was flagged by its caller, th believed        x       x      x     maybe
 *   was flagged, without th or not believed       x       x
 *   was flagged, beyond the rate limit                    x    maybe   maybe
 *   was flagged as evidence, without th                   x              x
 *   was not flagged
 * </pre>
 *
 * A caller's th is not believed where R &lt; th contradicts the flag (OpenTelemetry, "TraceState:
 * Probability Sampling", general requirements), and where it means more traces than one may stand
 * for: with an R of its own choice a caller could claim 2<sup>56</sup>. Its trace is kept, but has
 * no weight that is known, which goes on as a missing th.
 */
final class Decision {
  /** Nobody has asked yet. */
  static final int NONE = 0;

  /** Somebody has. By itself: the trace is not sampled. */
  static final int MADE = 1;

  /** It is kept here whatever happens in it: in the baseline, or its caller has said so. */
  static final int SAMPLED = 2;

  /** The sampled flag goes on to other processes. */
  static final int TOLD = 4;

  /** T is known, and goes on with the flag. */
  static final int WEIGHED = 8;

  /** Its caller keeps its own part as evidence. */
  static final int REMOTE = 16;

  /** T is this process's own. */
  static final int OWN = 32;

  /**
   * It goes on as evidence because of what happened here. Never stored: of one look at what goes
   * out only.
   */
  static final int EVIDENCE = 64;

  private Decision() {}

  /** Of a trace that is decided here, whether it begins here or not. */
  static int own(int threshold, long randomness) {
    int sampled = Threshold.keeps(threshold, randomness) ? SAMPLED | TOLD | WEIGHED : 0;
    return MADE | OWN | sampled;
  }

  /** Of a trace whose caller's decision is followed. */
  static int ofParent(SamplingPolicy policy, RemoteParent parent, long randomness) {
    if ((parent.flags & TraceParent.SAMPLED) == 0) {
      return MADE;
    }
    long threshold = TraceState.threshold(parent.traceState);
    boolean weighed = threshold >= 0 && randomness >= threshold && policy.believesParent(threshold);
    boolean evidence = TraceState.isEvidence(parent.traceState);
    int told = MADE | TOLD | (weighed ? WEIGHED : 0) | (evidence ? REMOTE : 0);
    if (evidence && !weighed && policy.isHindsight()) {
      // Not chosen by R: it competes with other evidence, and its weight is 0.
      return told;
    }
    return policy.admitsParent() ? told | SAMPLED : told;
  }

  static boolean has(int decision, int bits) {
    return (decision & bits) == bits;
  }
}
