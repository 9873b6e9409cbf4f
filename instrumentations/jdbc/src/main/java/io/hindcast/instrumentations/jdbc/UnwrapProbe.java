package io.hindcast.instrumentations.jdbc;

import io.hindcast.bootstrap.probe.Probe;
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
    return self instanceof Statement statement ? StatementState.find(statement) : null;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    StatementState outer = (StatementState) state;
    String text = outer.text;
    if (text != null
        && result instanceof Statement inner
        && !outer.refersTo(inner)
        && StatementState.find(inner) == null) {
      StatementState.prepared(inner, text, outer.endpoint);
    }
    return result;
  }
}
