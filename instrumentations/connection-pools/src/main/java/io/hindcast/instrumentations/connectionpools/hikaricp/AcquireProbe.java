package io.hindcast.instrumentations.connectionpools.hikaricp;

import io.hindcast.instrumentations.connectionpools.PoolAcquireProbe;
import java.sql.SQLTransientConnectionException;

/** {@code HikariPool.getConnection}. */
public final class AcquireProbe extends PoolAcquireProbe {
  /** For the slot. */
  public AcquireProbe() {
    super(new HikariReader());
  }

  @Override
  protected boolean isTimeout(Throwable thrown) {
    return thrown instanceof SQLTransientConnectionException;
  }
}
