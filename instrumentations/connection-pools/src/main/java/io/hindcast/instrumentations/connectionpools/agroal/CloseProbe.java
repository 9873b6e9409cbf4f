package io.hindcast.instrumentations.connectionpools.agroal;

import io.hindcast.bootstrap.pool.ConnectionPools;
import io.hindcast.bootstrap.probe.Probe;
import org.jspecify.annotations.Nullable;

/** {@code DataSource.close}: nothing that it can be asked tells that it is closed. */
public final class CloseProbe extends Probe {
  /** For the slot. */
  public CloseProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    if (self != null) {
      ConnectionPools.close(self);
    }
    return null;
  }
}
