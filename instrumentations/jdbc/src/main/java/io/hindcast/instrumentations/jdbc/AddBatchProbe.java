package io.hindcast.instrumentations.jdbc;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.DbBatch;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** {@code addBatch} of a text or of a set of parameters. */
public final class AddBatchProbe extends Probe {
  /** For the slot. */
  public AddBatchProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    if (!(self instanceof Statement statement)) {
      return null;
    }
    DbBatch batch = Statements.findOrMake(statement).batch();
    return batch.startAdding((String) a0) ? batch : null;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    ((DbBatch) state).added(thrown == null);
    return result;
  }
}
