package io.hindcast.instrumentations.jdbc;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/** A call that goes to the database: the outermost one makes the record, those inside add to it. */
abstract class CallProbe extends Probe {
  /**
   * A call that does not know yet whom it goes to. If the calls inside it do not know either, the
   * connection of the innermost is asked: the driver's own, not one of a wrapper, whose methods are
   * the application's. And not before the outermost call is over: the wrappers have given their
   * locks back then.
   */
  private record Unaddressed(DbRecord record, Object called, boolean outermost) {}

  @Override
  public final @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    if (self == null || !isCallable(self)) {
      return null;
    }
    ThreadContext thread = ThreadContext.get();
    boolean outermost = true;
    DbRecord record;
    if (thread.span() instanceof DbRecord outer && !outer.isEnded()) {
      record = outer;
      outermost = false;
    } else if (thread.isSuppressed() || thread.isConnecting() || isMuted(thread)) {
      return null;
    } else {
      record = new DbRecord(thread);
    }
    describe(record, outermost, self, a0);
    if (outermost) {
      record.activate(thread);
    } else if (record.endpoint != null) {
      return null;
    }
    return record.endpoint == null ? new Unaddressed(record, self, outermost) : record;
  }

  /** Whether something is what JDBC's methods belong to. */
  abstract boolean isCallable(Object called);

  /** Whether such a call is none of the application's now. */
  boolean isMuted(ThreadContext thread) {
    return false;
  }

  /**
   * Fills in what the record lacks and this level knows.
   *
   * @param outermost whether the record is this call's own
   * @param called what {@link #isCallable}
   * @param a0 the call's first argument; null for none
   */
  abstract void describe(DbRecord record, boolean outermost, Object called, @Nullable Object a0);

  @Override
  public final @Nullable Object exit(
      Object state, @Nullable Object result, @Nullable Throwable thrown) {
    if (state instanceof Unaddressed call) {
      ThreadContext thread = ThreadContext.get();
      if (call.outermost) {
        // First of all: the driver is asked next, and whatever comes of that, the scope is over.
        call.record.deactivate(thread);
        address(call, thread);
        call.record.thrown = thrown;
        call.record.end();
      } else if (call.record.endpoint == null && thread.unknownConnection() == null) {
        note(call, thread);
      }
    } else {
      DbRecord record = (DbRecord) state;
      record.deactivate(ThreadContext.get());
      record.thrown = thrown;
      record.end();
    }
    return result;
  }

  /** Looks whether this level's connection is known by now, and remembers it where it is not. */
  private static void note(Unaddressed call, ThreadContext thread) {
    Connection connection = Endpoints.connectionOf(call.called);
    if (connection != null) {
      call.record.endpoint = Endpoints.find(connection);
      if (call.record.endpoint == null) {
        thread.setUnknownConnection(connection);
      }
    }
  }

  /**
   * Asks, where no level knew. Not for the sake of a commit or rollback: a connection that is
   * borrowed by the first call that needs one would be borrowed by the question, and the
   * application would wait for it. What a statement has found out is known to them as well.
   */
  private static void address(Unaddressed call, ThreadContext thread) {
    Object noted = thread.unknownConnection();
    thread.setUnknownConnection(null);
    if (call.record.endpoint == null && !call.record.transaction) {
      Connection connection =
          noted instanceof Connection inside ? inside : Endpoints.connectionOf(call.called);
      if (connection != null) {
        call.record.endpoint = Endpoints.ask(connection);
      }
    }
  }
}
