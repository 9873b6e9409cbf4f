package io.hindcast.instrumentations.jdbc;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.DbStatementState;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** {@code clearBatch}: the application gave up the batch it was filling. */
public final class ClearBatchProbe extends Probe {
  /** For the slot. */
  public ClearBatchProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    DbStatementState state =
        self instanceof Statement statement ? Statements.find(statement) : null;
    if (state != null) {
      state.clearBatch();
    }
    return null;
  }
}
