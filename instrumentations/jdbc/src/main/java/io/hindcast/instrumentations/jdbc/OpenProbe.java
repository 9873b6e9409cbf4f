package io.hindcast.instrumentations.jdbc;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.DbConnection;
import org.jspecify.annotations.Nullable;

/**
 * {@code getConnection} of a data source, or of a {@code PooledConnection}: whom its connections go
 * to has to be asked of one of them only.
 */
public final class OpenProbe extends Probe {
  /** For the slot. */
  public OpenProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return self;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    // Without a field an entry in a table at each borrowing would cost more than a question saves.
    if (result instanceof DbConnection connection) {
      Endpoints.opened(state, connection);
    }
    return result;
  }
}
