package io.hindcast.instrumentations.jdbc;

import io.hindcast.bootstrap.record.DbRecord;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A call of a statement. */
abstract class StatementProbe extends CallProbe {
  @Override
  final boolean isCallable(Object called) {
    return called instanceof Statement;
  }

  @Override
  final void describe(DbRecord record, boolean outermost, Object called, @Nullable Object a0) {
    describe(record, outermost, (Statement) called, (String) a0);
  }

  /**
   * Fills in what the record lacks and this level knows.
   *
   * @param outermost whether the record is this call's own
   * @param sql the text that is an argument of the call; null for none
   */
  abstract void describe(
      DbRecord record, boolean outermost, Statement statement, @Nullable String sql);
}
