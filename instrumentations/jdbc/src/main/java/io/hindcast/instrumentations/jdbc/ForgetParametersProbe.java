package io.hindcast.instrumentations.jdbc;

import io.hindcast.bootstrap.probe.Probe;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** {@code close}. */
public final class ForgetParametersProbe extends Probe {
  /** For the slot. */
  public ForgetParametersProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    if (self instanceof Statement statement) {
      Parameters.forget(statement);
    }
    return null;
  }
}
