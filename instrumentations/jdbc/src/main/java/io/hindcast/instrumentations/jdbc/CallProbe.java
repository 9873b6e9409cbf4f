package io.hindcast.instrumentations.jdbc;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A call that goes to the database: the outermost one makes the record, those inside add to it. */
abstract class CallProbe extends Probe {
  /**
   * A call that does not know yet whom it goes to. If the calls inside it do not know either, the
   * innermost asks.
   */
  private record Unaddressed(DbRecord record, Statement statement, boolean outermost) {}

  @Override
  public final @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    if (!(self instanceof Statement statement)) {
      return null;
    }
    ThreadContext thread = ThreadContext.get();
    boolean outermost = true;
    DbRecord record;
    if (thread.span() instanceof DbRecord outer && !outer.isEnded()) {
      record = outer;
      outermost = false;
    } else if (thread.isSuppressed()) {
      return null;
    } else {
      record = new DbRecord(thread);
    }
    describe(record, outermost, statement, (String) a0);
    if (outermost) {
      record.activate(thread);
    } else if (record.endpoint != null) {
      return null;
    }
    return record.endpoint == null ? new Unaddressed(record, statement, outermost) : record;
  }

  /**
   * Fills in what the record lacks and this level knows.
   *
   * @param outermost whether the record is this call's own
   * @param sql the text that is an argument of the call; null for none
   */
  abstract void describe(
      DbRecord record, boolean outermost, Statement statement, @Nullable String sql);

  @Override
  public final @Nullable Object exit(
      Object state, @Nullable Object result, @Nullable Throwable thrown) {
    if (state instanceof Unaddressed call) {
      if (call.outermost) {
        // First of all: the driver is asked next, and whatever comes of that, the scope is over.
        call.record.deactivate(ThreadContext.get());
      }
      if (call.record.endpoint == null) {
        call.record.endpoint = Endpoints.ask(call.statement);
      }
      if (call.outermost) {
        call.record.thrown = thrown;
        call.record.end();
      }
    } else {
      DbRecord record = (DbRecord) state;
      record.deactivate(ThreadContext.get());
      record.thrown = thrown;
      record.end();
    }
    return result;
  }
}
