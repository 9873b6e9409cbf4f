package io.hindcast.bootstrap.record;

import io.hindcast.bootstrap.sampling.SamplingPolicy;
import io.hindcast.bootstrap.sampling.Threshold;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Which trace it is, where it comes from, and whether it is in the baseline: what is settled at the
 * head of a local trace, and what other processes are told of it.
 *
 * <p>A superclass of {@link LocalTrace} in place of a field: one object less a request.
 */
abstract class TraceHead extends AtomicReference<@Nullable SpanRecord> {
  final long traceIdHigh;
  final long traceIdLow;

  /** What it began under: a {@link RemoteParent} that names a span, a {@link Cause}, or nothing. */
  private final @Nullable Context origin;

  /**
   * What goes on as {@code tracestate} while nothing fails; null where that is nothing, or nobody
   * has asked. Threads that race make equal texts.
   */
  private @Nullable String outgoingState;

  /** As {@link Threshold} has it; written before the decision, read after it. */
  private int threshold;

  /** Of {@link Decision}. Written once, under the monitor of this object. */
  private volatile byte decision;

  // Written by whichever thread ends a failing record, read by the one that ends the root and by
  // those that call other processes. A race loses the reserved lane for one trace, or a word to one
  // process that is called at that moment; so a plain field will do.
  boolean anomalous;

  /**
   * A new one.
   *
   * @param from what its first record lies under, which is no span of this process
   */
  TraceHead(ThreadContext thread, @Nullable Context from) {
    if (from instanceof RemoteParent remote && remote.namesSpan()) {
      traceIdHigh = remote.traceIdHigh;
      traceIdLow = remote.traceIdLow;
      origin = remote;
    } else {
      traceIdHigh = thread.nextId();
      traceIdLow = thread.nextId();
      origin = from instanceof Cause ? from : null;
    }
  }

  /**
   * Of one that was decided, made again.
   *
   * @param flags as its spans have them
   * @param state as its spans have it
   */
  TraceHead(
      long traceIdHigh,
      long traceIdLow,
      int flags,
      @Nullable String state,
      @Nullable Context origin) {
    this.traceIdHigh = traceIdHigh;
    this.traceIdLow = traceIdLow;
    this.origin = origin;
    outgoingState = state;
    boolean sampled = (flags & TraceParent.SAMPLED) != 0;
    decision = (byte) (sampled ? Decision.MADE | Decision.SAMPLED | Decision.TOLD : Decision.MADE);
  }

  /** Of no trace. */
  TraceHead() {
    traceIdHigh = 0;
    traceIdLow = 0;
    origin = null;
  }

  /** What another process said of the parent; null where no other had a part. */
  final @Nullable RemoteParent remoteParent() {
    return origin instanceof RemoteParent remote ? remote : null;
  }

  /** What its local root is linked to; null for nothing. */
  final @Nullable Cause cause() {
    return origin instanceof Cause cause ? cause : null;
  }

  /**
   * What was decided, as bits of {@link Decision}. Made as late as can be, so that the root's
   * fields are there: when something goes out to another process, else when the exporter asks.
   *
   * @param member any record of this trace
   */
  final int decision(SpanRecord member) {
    int made = decision;
    return made == Decision.NONE ? decide(member) : made;
  }

  /**
   * Once for all threads: a second look at the policy could come to another answer, and each
   * counts. Nothing is called here that waits, nor any code of the application's.
   */
  private synchronized int decide(SpanRecord member) {
    int made = decision;
    if (made == Decision.NONE) {
      SamplingPolicy policy = SamplingPolicy.current();
      RemoteParent parent = remoteParent();
      if (parent != null && policy.followsParents()) {
        made = Decision.ofParent(policy, parent, randomness());
      } else {
        threshold = policy.threshold(member.localRoot().bucket());
        made = Decision.own(threshold, randomness());
      }
      decision = (byte) made;
    }
    return made;
  }

  /**
   * What a process that is called now is told: the decision, and that the trace is evidence already
   * where that can be said. It cannot where a caller has set the flag without a weight, for here
   * evidence means the weight 0.
   */
  final int outgoing(SpanRecord member) {
    int made = decision(member);
    if (anomalous
        && (Decision.has(made, Decision.WEIGHED) || !Decision.has(made, Decision.TOLD))
        && SamplingPolicy.current().isHindsight()) {
      return made | Decision.EVIDENCE;
    }
    return made;
  }

  /** The trace flags (W3C Trace Context level 2, section 3.2.2.5). */
  final int flags(int made) {
    RemoteParent parent = remoteParent();
    int random = parent == null ? TraceParent.RANDOM : parent.flags & TraceParent.RANDOM;
    boolean kept = (made & (Decision.TOLD | Decision.EVIDENCE)) != 0;
    return kept ? random | TraceParent.SAMPLED : random;
  }

  /** The {@code tracestate} that goes on, with th where flag and weight do; null for none. */
  final @Nullable String outgoingState(int made) {
    boolean remote = Decision.has(made, Decision.REMOTE);
    if (Decision.has(made, Decision.EVIDENCE) && !remote) {
      return TraceState.with(incomingState(), thresholdIf(made, Decision.TOLD), true);
    }
    String state = outgoingState;
    if (state == null) {
      state = TraceState.with(incomingState(), thresholdIf(made, Decision.TOLD), remote);
      outgoingState = state;
    }
    return state;
  }

  /** The {@code tracestate} of its spans, with th where they have a weight; null for none. */
  final @Nullable String exportedState(int made) {
    if (Decision.has(made, Decision.SAMPLED) || !Decision.has(made, Decision.WEIGHED)) {
      return outgoingState(made);
    }
    // Beyond the rate limit: th goes on with the flag, but here nothing is kept by it.
    return TraceState.with(incomingState(), -1, Decision.has(made, Decision.REMOTE));
  }

  /** As the last one, of spans that have a larger T than was decided; 56 bits. */
  final @Nullable String exportedState(int made, long larger) {
    return TraceState.with(incomingState(), larger, Decision.has(made, Decision.REMOTE));
  }

  /** T, of 56 bits; -1 where it is not known. */
  final long threshold(int made) {
    return Decision.has(made, Decision.OWN)
        ? Threshold.exact(threshold)
        : thresholdIf(made, Decision.SAMPLED);
  }

  /** R, of 56 bits. */
  final long randomness() {
    long explicit = TraceState.randomness(incomingState());
    return explicit >= 0 ? explicit : traceIdLow & (Threshold.RANGE - 1);
  }

  private long thresholdIf(int made, int bit) {
    if (!Decision.has(made, Decision.WEIGHED | bit)) {
      return -1;
    }
    return Decision.has(made, Decision.OWN)
        ? Threshold.exact(threshold)
        : TraceState.threshold(incomingState());
  }

  private @Nullable String incomingState() {
    RemoteParent parent = remoteParent();
    return parent == null ? null : parent.traceState;
  }
}
