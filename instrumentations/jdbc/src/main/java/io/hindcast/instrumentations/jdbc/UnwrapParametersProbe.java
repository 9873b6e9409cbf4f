package io.hindcast.instrumentations.jdbc;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.DbStatementState;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * {@code Wrapper.unwrap} of a statement: what is set on the one inside is set on the outermost one
 * from here on, and the other way round. Both have the same object, so what a wrapper hands on
 * counts once: a parameter that was set by its name does not come back by its index.
 */
public final class UnwrapParametersProbe extends Probe {
  /** For the slot. */
  public UnwrapParametersProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return self instanceof Statement outer && text(outer) != null ? outer : null;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    Statement outer = (Statement) state;
    if (result instanceof Statement inner && inner != outer) {
      String text = text(inner);
      // A wrapper that has changed the text may have other placeholders.
      if (text == null || text.equals(text(outer))) {
        Parameters.put(inner, Parameters.findOrMake(outer));
      }
    }
    return result;
  }

  /** What the application has prepared; null for nothing. */
  private static @Nullable String text(Statement statement) {
    DbStatementState state = Statements.find(statement);
    return state == null ? null : state.text;
  }
}
