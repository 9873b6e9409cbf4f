package io.hindcast.instrumentations.connectionpools.agroal;

import io.hindcast.instrumentations.connectionpools.PoolCreateProbe;

/** {@code ConnectionFactory.createConnection}, on the pool's own thread. */
public final class CreateProbe extends PoolCreateProbe {
  /** For the slot. */
  public CreateProbe() {}
}
