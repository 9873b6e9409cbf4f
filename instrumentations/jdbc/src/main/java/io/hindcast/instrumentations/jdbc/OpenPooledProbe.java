package io.hindcast.instrumentations.jdbc;

import io.hindcast.bootstrap.probe.Probe;
import org.jspecify.annotations.Nullable;

/**
 * {@code getPooledConnection} and {@code getXAConnection}: a source hands out something that
 * connections will come from, which go where all of the source's go.
 */
public final class OpenPooledProbe extends Probe {
  /** For the slot. */
  public OpenPooledProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return self;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    if (result != null) {
      Endpoints.openedPooled(state, result);
    }
    return result;
  }
}
