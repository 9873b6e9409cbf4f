package io.hindcast.instrumentations.jdbc;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.DbParameter;
import io.hindcast.bootstrap.record.DbParameters;
import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.bootstrap.record.DbStatementState;
import io.hindcast.bootstrap.record.ThreadContext;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code execute…} of what was prepared: the record gets the parameters. */
public final class TakeParametersProbe extends Probe {
  /** For the slot. */
  public TakeParametersProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    if (self instanceof Statement statement
        && ThreadContext.get().span() instanceof DbRecord record
        && !record.isEnded()
        && record.parameters == null) {
      DbStatementState state = Statements.find(statement);
      DbParameters parameters = Parameters.find(statement);
      // A statement that a trigger or the driver executes meanwhile is another one.
      if (state != null
          && state.text != null
          && state.text.equals(record.text)
          && parameters != null) {
        List<DbParameter> copy = parameters.copy();
        record.parameters = copy.isEmpty() ? null : copy;
      }
    }
    return null;
  }
}
