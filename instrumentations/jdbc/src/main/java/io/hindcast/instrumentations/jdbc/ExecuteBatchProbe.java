package io.hindcast.instrumentations.jdbc;

import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.bootstrap.record.DbStatementState;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** {@code executeBatch} and {@code executeLargeBatch}. */
public final class ExecuteBatchProbe extends StatementProbe {
  /** For the slot. */
  public ExecuteBatchProbe() {}

  @Override
  void describe(DbRecord record, boolean outermost, Statement statement, @Nullable String sql) {
    if (outermost) {
      record.batchSize = 0;
    }
    // Also where the record is complete: this level's batch is over.
    DbStatementState state = Statements.find(statement);
    if (state != null) {
      state.moveBatch(record);
      state.describe(record);
    }
    if (record.endpoint == null) {
      record.endpoint =
          state != null && state.endpoint != null ? state.endpoint : Endpoints.find(statement);
    }
  }
}
