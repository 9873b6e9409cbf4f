package io.hindcast.instrumentations.connectionpools.ucp;

import io.hindcast.instrumentations.connectionpools.PoolCreateProbe;

/** {@code ConnectionFactoryAdapter.createConnection}. */
public final class CreateProbe extends PoolCreateProbe {
  /** For the slot. */
  public CreateProbe() {}
}
