package io.hindcast.instrumentations.connectionpools.c3p0;

import com.mchange.v2.resourcepool.TimeoutException;
import io.hindcast.instrumentations.connectionpools.PoolAcquireProbe;

/** {@code AbstractPoolBackedDataSource.getConnection}. */
public final class AcquireProbe extends PoolAcquireProbe {
  /** For the slot. */
  public AcquireProbe() {
    super(new C3p0Reader());
  }

  @Override
  protected boolean isTimeout(Throwable thrown) {
    return thrown.getCause() instanceof TimeoutException;
  }
}
