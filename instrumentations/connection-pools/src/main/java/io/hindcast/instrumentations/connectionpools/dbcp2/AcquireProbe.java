package io.hindcast.instrumentations.connectionpools.dbcp2;

import io.hindcast.instrumentations.connectionpools.PoolAcquireProbe;
import java.util.NoSuchElementException;

/** {@code BasicDataSource.getConnection}. */
public final class AcquireProbe extends PoolAcquireProbe {
  /** For the slot. */
  public AcquireProbe() {
    super(new Dbcp2Reader());
  }

  /** What the pool below says where nothing is free in time, or where nobody may wait. */
  @Override
  protected boolean isTimeout(Throwable thrown) {
    return thrown.getCause() instanceof NoSuchElementException;
  }
}
