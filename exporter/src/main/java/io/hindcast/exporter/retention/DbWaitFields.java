package io.hindcast.exporter.retention;

import io.hindcast.bootstrap.record.DbPool;
import io.hindcast.bootstrap.record.DbWaitRecord;

/** The fields of {@link DbWaitRecord}. */
final class DbWaitFields {
  private static final int TIMED_OUT = 1;
  private static final int WITH_POOL = 2;

  private DbWaitFields() {}

  static void write(DbWaitRecord record, SegmentWriter out) {
    DbPool pool = record.pool;
    out.octet((record.timedOut ? TIMED_OUT : 0) | (pool == null ? 0 : WITH_POOL));
    if (pool != null) {
      out.text(pool.name());
      out.text(pool.url());
    }
  }

  static void read(DbWaitRecord record, SegmentReader in) {
    int flags = in.octet();
    record.timedOut = (flags & TIMED_OUT) != 0;
    if ((flags & WITH_POOL) != 0) {
      String name = in.text();
      record.pool = new DbPool(name, in.text());
    }
  }
}
