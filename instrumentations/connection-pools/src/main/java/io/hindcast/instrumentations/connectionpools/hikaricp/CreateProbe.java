package io.hindcast.instrumentations.connectionpools.hikaricp;

import io.hindcast.instrumentations.connectionpools.PoolCreateProbe;

/** {@code PoolBase.newConnection}. */
public final class CreateProbe extends PoolCreateProbe {
  /** For the slot. */
  public CreateProbe() {}
}
