package io.hindcast.bootstrap.record;

import io.hindcast.bootstrap.sampling.Bucket;

/** What a pool of connections has measured itself; never a span. */
public final class DbPoolRecord extends SpanRecord {
  /** What took the time. */
  public enum Measure {
    /** Opening a connection to the database. */
    CREATE,
    /** What the application did with a connection before it gave it back. */
    USE
  }

  /** What was measured. */
  public final Measure measure;

  /** Who measured it. */
  public final DbPool pool;

  /** How long it took, in the unit that pools tell it in. */
  public final int millis;

  private DbPoolRecord(ThreadContext thread, Measure measure, DbPool pool, long millis) {
    super(thread, thread.current(), false);
    this.measure = measure;
    this.pool = pool;
    // Nobody keeps a connection for more than 24 days, and a clock may be set back.
    this.millis = (int) Math.max(0, Math.min(Integer.MAX_VALUE, millis));
  }

  /** Hands a measurement over; called by the thread that was measured. */
  public static void measured(Measure measure, DbPool pool, long millis) {
    ThreadContext thread = ThreadContext.get();
    if (!thread.isSuppressed()) {
      DbPoolRecord record = new DbPoolRecord(thread, measure, pool, millis);
      thread.begun.records++;
      record.end();
    }
  }

  @Override
  public int bucket() {
    return Bucket.ofName('P', 0, pool.name());
  }

  @Override
  public boolean makesSpan() {
    return false;
  }
}
