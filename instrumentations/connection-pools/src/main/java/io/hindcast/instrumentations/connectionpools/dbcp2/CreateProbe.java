package io.hindcast.instrumentations.connectionpools.dbcp2;

import io.hindcast.instrumentations.connectionpools.PoolCreateProbe;

/** {@code PoolableConnectionFactory.makeObject}. */
public final class CreateProbe extends PoolCreateProbe {
  /** For the slot. */
  public CreateProbe() {}
}
