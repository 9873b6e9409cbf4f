package io.hindcast.instrumentations.jdbc;

import io.hindcast.bootstrap.probe.Probe;
import java.sql.Connection;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** {@code prepareStatement} and {@code prepareCall}: which text a statement stands for. */
public final class PrepareProbe extends Probe {
  /** For the slot. */
  public PrepareProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return self instanceof Connection connection
        ? StatementState.prepared((String) a0, Endpoints.find(connection))
        : null;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    if (result instanceof Statement statement) {
      // Also where a pool hands out a statement again: its batch starts anew.
      ((StatementState) state).keepFor(statement);
    }
    return result;
  }
}
