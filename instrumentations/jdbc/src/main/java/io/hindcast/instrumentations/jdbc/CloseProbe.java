package io.hindcast.instrumentations.jdbc;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.DbStatement;
import io.hindcast.bootstrap.record.DbStatementState;
import io.hindcast.bootstrap.record.ThreadContext;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * {@code Statement.close}: forgets what was remembered of it. The garbage collector would find it
 * too, but a hundred thousand weak references between two collections cost each of them.
 *
 * <p>A statement without a field that is closed by one that was alone is not looked up: there is
 * nothing, and the look-up would give it the first use of its identity hash (20 ns).
 */
public final class CloseProbe extends Probe {
  /** For the slot. */
  public CloseProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    if (self instanceof DbStatement carrier) {
      DbStatementState known = carrier.hindcastDbStatement();
      if (known == null) {
        return null;
      }
      carrier.hindcastDbStatement(null);
      ThreadContext thread = ThreadContext.get();
      if (!known.isAlone() || thread.isClosing()) {
        return null;
      }
      thread.setClosing(true);
      return thread;
    }
    if (self instanceof Statement statement && !ThreadContext.get().isClosing()) {
      Statements.forget(statement);
    }
    return null;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    ((ThreadContext) state).setClosing(false);
    return result;
  }
}
