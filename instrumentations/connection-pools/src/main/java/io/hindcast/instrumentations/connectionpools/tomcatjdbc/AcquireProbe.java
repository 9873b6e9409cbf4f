package io.hindcast.instrumentations.connectionpools.tomcatjdbc;

import io.hindcast.instrumentations.connectionpools.PoolAcquireProbe;
import org.apache.tomcat.jdbc.pool.PoolExhaustedException;

/** {@code ConnectionPool.getConnection}. */
public final class AcquireProbe extends PoolAcquireProbe {
  /** For the slot. */
  public AcquireProbe() {
    super(new TomcatJdbcReader());
  }

  @Override
  protected boolean isTimeout(Throwable thrown) {
    return thrown instanceof PoolExhaustedException;
  }
}
