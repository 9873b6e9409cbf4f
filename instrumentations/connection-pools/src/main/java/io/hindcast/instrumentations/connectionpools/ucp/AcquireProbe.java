package io.hindcast.instrumentations.connectionpools.ucp;

import io.hindcast.instrumentations.connectionpools.PoolAcquireProbe;
import oracle.ucp.UniversalConnectionPoolException;

/** {@code PoolDataSource.getConnection} in all forms. */
public final class AcquireProbe extends PoolAcquireProbe {
  /** Codes are offsets from here, and said with or without it. */
  private static final int CODE_BASE = 45_000;

  /** UCP-45064: all connections are in use. */
  private static final int ALL_IN_USE = 64;

  private static final int MAX_CAUSES = 8;

  /** For the slot. */
  public AcquireProbe() {
    super(new UcpReader());
  }

  @Override
  protected boolean isTimeout(Throwable thrown) {
    Throwable cause = thrown;
    for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
      if (cause instanceof UniversalConnectionPoolException failure
          && failure.getErrorCode() % CODE_BASE == ALL_IN_USE) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }
}
