package io.hindcast.instrumentations.connectionpools.tomcatjdbc;

import io.hindcast.instrumentations.connectionpools.PoolCreateProbe;

/** {@code PooledConnection.connect}. */
public final class CreateProbe extends PoolCreateProbe {
  /** For the slot. */
  public CreateProbe() {}
}
