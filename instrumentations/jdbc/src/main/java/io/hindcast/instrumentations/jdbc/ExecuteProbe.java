package io.hindcast.instrumentations.jdbc;

import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.bootstrap.record.DbStatementState;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** {@code execute…} of a text or of what was prepared. */
public final class ExecuteProbe extends StatementProbe {
  /** For the slot. */
  public ExecuteProbe() {}

  @Override
  void describe(DbRecord record, boolean outermost, Statement statement, @Nullable String sql) {
    if (sql != null) {
      if (record.text == null && record.batchTexts == null) {
        record.text = sql;
      }
      if (record.endpoint == null) {
        record.endpoint = Endpoints.find(statement);
      }
    } else if (record.endpoint == null || record.text == null) {
      DbStatementState state = Statements.find(statement);
      if (state != null) {
        state.describe(record);
      }
      if (record.endpoint == null) {
        record.endpoint =
            state != null && state.endpoint != null ? state.endpoint : Endpoints.find(statement);
      }
    }
  }
}
