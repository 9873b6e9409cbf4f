package io.hindcast.instrumentations.jdbc;

import io.hindcast.bootstrap.probe.Probe;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * {@code Statement.close}: forgets what was remembered of it. The garbage collector would find it
 * too, but a hundred thousand weak references between two collections cost each of them.
 */
public final class CloseProbe extends Probe {
  /** For the slot. */
  public CloseProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    if (self instanceof Statement statement) {
      Statements.forget(statement);
    }
    return null;
  }
}
