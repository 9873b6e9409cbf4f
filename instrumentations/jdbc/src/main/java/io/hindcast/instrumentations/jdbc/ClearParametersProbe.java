package io.hindcast.instrumentations.jdbc;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.DbParameters;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** {@code clearParameters}: the statement has none, and so has one that shares them. */
public final class ClearParametersProbe extends Probe {
  /** For the slot. */
  public ClearParametersProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    DbParameters parameters =
        self instanceof Statement statement ? Parameters.find(statement) : null;
    if (parameters != null) {
      parameters.clear();
    }
    return null;
  }
}
