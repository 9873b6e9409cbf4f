package io.hindcast.bootstrap.record;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One operation, as raw as the application thread saw it: ids, two clock readings, references to
 * immutable values. Rendering it into attributes is the exporter's work, for kept traces only.
 *
 * <p>It is also the context of what happens inside the operation, and the state of the probe that
 * made it, so that one object serves three.
 *
 * <p>Life: the constructor links it to the context of its thread and starts its clock; {@link
 * #activate} and {@link #deactivate} make a scope, on one thread; {@link #end} may be called by
 * another thread, once. Fields are written by one thread at a time before {@link #end} and by
 * nobody afterwards; joining the trace's list publishes them to the exporter.
 */
public abstract non-sealed class SpanRecord extends Context {
  private final LocalTrace trace;
  private final @Nullable SpanRecord parent;
  private final @Nullable String baggage;
  private final long spanId;
  private final long startNanos;
  private long endNanos;
  private boolean ended;

  /** What the operation threw; null for nothing. */
  public @Nullable Throwable thrown;

  /** What to make current again; only between activate and deactivate, by the scope's thread. */
  private @Nullable Context previous;

  /** The next older record of the same hand-over; the list's order is that of ending, reversed. */
  @Nullable SpanRecord next;

  /** How many records the list from here on holds. */
  int count;

  /** A record under what the thread works under now. */
  protected SpanRecord(ThreadContext thread) {
    this(thread, thread.current());
  }

  /**
   * A record under a given context.
   *
   * @param thread the calling thread's holder
   * @param context what the operation belongs to; null starts a new trace
   */
  protected SpanRecord(ThreadContext thread, @Nullable Context context) {
    this(thread, context, true);
  }

  /**
   * A record under a given context.
   *
   * @param counted false where nothing may come of it: who ends it then counts it as begun before
   */
  SpanRecord(ThreadContext thread, @Nullable Context context, boolean counted) {
    SpanRecord above = context == null ? null : context.span();
    parent = above;
    trace = above != null ? above.trace : new LocalTrace(thread, context);
    baggage = context == null ? null : context.baggage();
    spanId = thread.nextId();
    if (counted) {
      thread.begun.countSpan();
    }
    startNanos = System.nanoTime();
  }

  /**
   * A record of what began before it was known that there would be one.
   *
   * @param above what it lies under
   * @param began as {@link System#nanoTime}
   */
  SpanRecord(ThreadContext thread, SpanRecord above, long began) {
    parent = above;
    trace = above.trace;
    baggage = above.baggage;
    spanId = thread.nextId();
    thread.begun.countSpan();
    startNanos = began;
  }

  /** A record that is made again: it has ended, and goes through no ring any more. */
  SpanRecord(RestoredSpan parts) {
    trace = parts.trace().trace;
    parent = parts.parent();
    baggage = null;
    spanId = parts.spanId();
    startNanos = parts.startNanos();
    endNanos = parts.endNanos();
    ended = true;
  }

  /** Stands in where a list needs a mark; belongs to no trace. */
  SpanRecord() {
    trace = LocalTrace.none();
    parent = null;
    baggage = null;
    spanId = 0;
    startNanos = 0;
  }

  /** Makes this record the calling thread's context. */
  public final void activate(ThreadContext thread) {
    previous = thread.swap(this);
  }

  /**
   * Restores what was current before {@link #activate}. The same thread calls it, whatever the work
   * in between left behind.
   */
  public final void deactivate(ThreadContext thread) {
    thread.swap(previous);
    previous = null;
  }

  /** Stops the clock and hands the record over. A second call by the same thread does nothing. */
  public final void end() {
    if (ended) {
      return;
    }
    ended = true;
    handOver();
  }

  /**
   * Ends it from a callback that may race with another one: exactly one of them takes effect.
   *
   * @param cause what the operation failed with; null for nothing. Of the call that takes effect
   * @return whether this call took effect
   */
  public final boolean endOnce(@Nullable Throwable cause) {
    synchronized (this) {
      if (ended) {
        return false;
      }
      ended = true;
    }
    if (cause != null) {
      thrown = cause;
    }
    handOver();
    return true;
  }

  // Also called by callbacks that no shim guards: nothing that happens here may reach the
  // application. What can happen is a full heap or the end of the stack.
  private void handOver() {
    endNanos = System.nanoTime();
    try {
      trace.finished(this, SpanQueue.RING);
    } catch (Throwable lost) {
      // A root takes its list along, and so does the record that a list was full with.
      boolean withList = isLocalRoot() || count == LocalTrace.CHUNK;
      int records = withList ? Math.max(1, count) : 1;
      SpanQueue.RING.dropped(SpanQueue.DropReason.INTERNAL_ERROR, records);
    }
  }

  /** Whether {@link #end} was called. */
  public final boolean isEnded() {
    return ended;
  }

  /** Whether the record is already known to tell of a failure. */
  public boolean isAnomalous() {
    return thrown != null;
  }

  /**
   * Whether it is a span where its trace is kept; false for what is measured only. Of a record that
   * has ended, and the same from then on. Nothing lies under a record that is no span.
   */
  public boolean makesSpan() {
    return true;
  }

  /**
   * How long the operation waited for something that others had, in nanoseconds; 0 where it did not
   * wait. Of a record that has ended.
   */
  public long waitedNanos() {
    return 0;
  }

  /** Whether it has no parent in this process. */
  public final boolean isLocalRoot() {
    return parent == null;
  }

  /** The span of this process that it lies under; null for a local root. */
  public final @Nullable SpanRecord parent() {
    return parent;
  }

  /** The record that those of its trace in this process lie under; may be itself. */
  final SpanRecord localRoot() {
    SpanRecord root = this;
    for (SpanRecord above = parent; above != null; above = above.parent) {
      root = above;
    }
    return root;
  }

  /** What another process said of its parent; null where no other process had a part. */
  public final @Nullable RemoteParent remoteParent() {
    return trace.remoteParent();
  }

  /** What the local root of its trace is linked to; null for nothing. */
  public final @Nullable Cause cause() {
    return trace.cause();
  }

  /** The span id of its parent, here or remote; 0 where it is the root of the whole trace. */
  public final long parentSpanId() {
    SpanRecord above = parent;
    if (above != null) {
      return above.spanId;
    }
    RemoteParent remote = trace.remoteParent();
    return remote == null ? 0 : remote.spanId;
  }

  /** Its own id, never 0. */
  public final long spanId() {
    return spanId;
  }

  /** The first 64 bits of the trace id. */
  public final long traceIdHigh() {
    return trace.traceIdHigh;
  }

  /** The last 64 bits of the trace id. */
  public final long traceIdLow() {
    return trace.traceIdLow;
  }

  /**
   * Which bucket of the {@link io.hindcast.bootstrap.sampling.SamplingPolicy} its trace falls into
   * where this is the root: by what is known of it from the start, so that it stays the same.
   */
  public abstract int bucket();

  /**
   * Whether the trace is kept whatever happens in it: it is in the baseline, or its caller has said
   * so. Asked for the first time in a trace, it is decided.
   */
  public final boolean isSampled() {
    return Decision.has(trace.decision(this), Decision.SAMPLED);
  }

  /** Whether the process that calls keeps its part of the trace because of what happened there. */
  public final boolean isRemoteEvidence() {
    return Decision.has(trace.decision(this), Decision.REMOTE);
  }

  /**
   * The rejection threshold T that decided whether the trace is sampled, from 0 to {@link
   * io.hindcast.bootstrap.sampling.Threshold#RANGE}. A sampled one stands for 2<sup>56</sup> /
   * (2<sup>56</sup> - T) of its kind.
   *
   * @return -1 where it is not known: the flag came from outside without one, or was not followed
   */
  public final long threshold() {
    return trace.threshold(trace.decision(this));
  }

  /** The 56 random bits R of the trace, the same in all its processes. */
  public final long randomness() {
    return trace.randomness();
  }

  /**
   * The trace flags that other processes are told while nothing has failed (W3C Trace Context level
   * 2, section 3.2.2.5).
   */
  public final int flags() {
    return flags(trace.decision(this));
  }

  /**
   * The {@code tracestate} of the trace's spans: it has th where they have a weight, else none.
   * Null where there is nothing to say.
   */
  public final @Nullable String traceState() {
    return trace.exportedState(trace.decision(this));
  }

  /**
   * As {@link #traceState()}, of a trace that was chosen again, by its R and a larger T.
   *
   * @param threshold that T, of 56 bits
   */
  public final @Nullable String traceStateWith(long threshold) {
    return trace.exportedState(trace.decision(this), threshold);
  }

  /** What a process that is called now is told, for the next two. */
  final int outgoing() {
    return trace.outgoing(this);
  }

  final int flags(int outgoing) {
    return trace.flags(outgoing);
  }

  /** The {@code tracestate} that goes on; null for none. */
  final @Nullable String traceState(int outgoing) {
    return trace.outgoingState(outgoing);
  }

  /** When it began, as {@link System#nanoTime}. */
  public final long startNanos() {
    return startNanos;
  }

  /** When it ended, as {@link System#nanoTime}. Of a record that has ended. */
  public final long endNanos() {
    return endNanos;
  }

  /**
   * The next record that was handed over together with this one; null at the end of the list. Takes
   * it off: a record that lives on as somebody's context must not keep the whole list. For the one
   * who took the list from {@link SpanQueue#poll}, once for each record.
   */
  public final @Nullable SpanRecord takeNext() {
    SpanRecord taken = next;
    next = null;
    return taken;
  }

  /** How many records were handed over together, from this one on. */
  public final int count() {
    return count;
  }

  /**
   * Takes what is measured only off the list that begins here. For the one who took it from {@link
   * SpanQueue#poll}, before anything else is done with it.
   *
   * @param measuring told of each of them
   * @return the newest of those that are left, which has their {@link #count}; null where none is
   */
  public final @Nullable SpanRecord takeMeasured(Consumer<SpanRecord> measuring) {
    SpanRecord newest = null;
    SpanRecord last = null;
    int spans = 0;
    SpanRecord following;
    for (SpanRecord record = this; record != null; record = following) {
      following = record.next;
      if (!record.makesSpan()) {
        record.next = null;
        measuring.accept(record);
        continue;
      }
      spans++;
      if (last == null) {
        newest = record;
      } else if (last.next != record) {
        last.next = record;
      }
      last = record;
    }
    if (newest != null && last != null) {
      last.next = null;
      newest.count = spans;
    }
    return newest;
  }

  /** A mark that two records are of the same local trace: compare by identity. */
  public final Object localTrace() {
    return trace;
  }

  @Override
  public final SpanRecord span() {
    return this;
  }

  @Override
  public final @Nullable String baggage() {
    return baggage;
  }
}
