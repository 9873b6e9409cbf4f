package io.hindcast.bootstrap.record;

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
    SpanRecord above = context == null ? null : context.span();
    parent = above;
    trace =
        above != null
            ? above.trace
            : new LocalTrace(thread, context instanceof RemoteParent remote ? remote : null);
    baggage = context == null ? null : context.baggage();
    spanId = thread.nextId();
    startNanos = System.nanoTime();
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
      // A root takes its list along.
      int records = isLocalRoot() ? Math.max(1, count) : 1;
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

  /** Whether it has no parent in this process. */
  public final boolean isLocalRoot() {
    return parent == null;
  }

  /** The span of this process that it lies under; null for a local root. */
  public final @Nullable SpanRecord parent() {
    return parent;
  }

  /** What another process said of its parent; null where no other process had a part. */
  public final @Nullable RemoteParent remoteParent() {
    return trace.remoteParent;
  }

  /** The span id of its parent, here or remote; 0 where it is the root of the whole trace. */
  public final long parentSpanId() {
    SpanRecord above = parent;
    if (above != null) {
      return above.spanId;
    }
    RemoteParent remote = trace.remoteParent;
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

  /** The trace flags that other processes are told (W3C Trace Context, section 3.2.2.5). */
  public final int flags() {
    return trace.flags;
  }

  /** The text of the {@code tracestate} header that came in; null for none. */
  public final @Nullable String traceState() {
    return trace.traceState;
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
