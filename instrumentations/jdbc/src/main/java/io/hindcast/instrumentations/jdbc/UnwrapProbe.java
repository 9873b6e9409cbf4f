package io.hindcast.instrumentations.jdbc;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.DbStatementState;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * {@code Wrapper.unwrap} of a statement: what was remembered of the outermost one is remembered of
 * the one inside from here on, for the application may execute that.
 */
public final class UnwrapProbe extends Probe {
  /** For the slot. */
  public UnwrapProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return self instanceof Statement statement ? Statements.find(statement) : null;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    DbStatementState outer = (DbStatementState) state;
    String text = outer.text;
    if (text != null && result instanceof Statement inner && Statements.find(inner) == null) {
      Statements.prepared(inner, text, outer.endpoint);
      // It is not alone any more.
      outer.batch();
    }
    return result;
  }
}
