package io.hindcast.bootstrap.record;

import io.hindcast.bootstrap.sampling.Bucket;
import org.jspecify.annotations.Nullable;

/**
 * One wait for a connection: from the outermost call that asks for one until it is there. Every
 * wait is measured; only a long one, and one that failed, is a span.
 *
 * <p>It is never made current: nearly all waits are too short to be a span, and what happens inside
 * would lie under one that nobody gets to see. The thread knows it by {@link
 * ThreadContext#connectionWait}, so that wrappers, pools and data sources in each other count once.
 */
public final class DbWaitRecord extends SpanRecord {
  /** What nobody can see in a trace of a request is no span. */
  private static final long DEFAULT_SPAN_NANOS = 10_000_000;

  private static volatile long spanNanos = DEFAULT_SPAN_NANOS;

  private static volatile long evidenceNanos = Long.MAX_VALUE;

  private static final byte NOT_ASKED = 0;
  private static final byte SPAN = 1;
  private static final byte NO_SPAN = 2;

  /** Whose connection is waited for; null where nobody said. */
  public @Nullable DbPool pool;

  /** Whether it failed because no connection was free in time. */
  public boolean timedOut;

  /** What {@link #makesSpan} said first, since what is long may be something else by then. */
  private byte span = NOT_ASKED;

  private DbWaitRecord(ThreadContext thread) {
    super(thread, thread.current(), false);
  }

  /** One that is made again. */
  public DbWaitRecord(RestoredSpan parts) {
    super(parts);
  }

  /**
   * Sets how long a wait has to be to be a span.
   *
   * @param nanos 0 for every wait
   */
  public static void spansFrom(long nanos) {
    spanNanos = nanos;
  }

  /**
   * Sets from when on a wait is evidence. It is a span then, however long one has to be otherwise:
   * whoever decides on a trace sees its spans only.
   *
   * @param nanos {@code Long.MAX_VALUE} for none
   */
  public static void evidenceFrom(long nanos) {
    evidenceNanos = nanos;
  }

  /**
   * The calling thread asks for a connection.
   *
   * @return null where this is part of a wait, of the making of a pool's connection, or of the
   *     agent's own work
   */
  public static @Nullable DbWaitRecord begin(ThreadContext thread) {
    if (thread.connectionWait() != null || thread.isMakingConnection() || thread.isSuppressed()) {
      return null;
    }
    DbWaitRecord wait = new DbWaitRecord(thread);
    thread.setConnectionWait(wait);
    return wait;
  }

  /** The call that {@link #begin} was made for is over. */
  public void over(ThreadContext thread, @Nullable Throwable cause) {
    // First of all: a wait that stayed would hide all later ones of the thread.
    thread.setConnectionWait(null);
    thrown = cause;
    thread.begun.records++;
    end();
    if (makesSpan()) {
      thread.begun.spans++;
    }
  }

  @Override
  public long waitedNanos() {
    return endNanos() - startNanos();
  }

  @Override
  public int bucket() {
    DbPool waitedFor = pool;
    return Bucket.ofName('W', 0, waitedFor == null ? null : waitedFor.name());
  }

  @Override
  public boolean makesSpan() {
    if (span == NOT_ASKED) {
      boolean isLong = waitedNanos() >= Math.min(spanNanos, evidenceNanos);
      span = isLong || thrown != null ? SPAN : NO_SPAN;
    }
    return span == SPAN;
  }
}
