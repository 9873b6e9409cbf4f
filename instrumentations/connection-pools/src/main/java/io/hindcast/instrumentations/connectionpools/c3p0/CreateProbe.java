package io.hindcast.instrumentations.connectionpools.c3p0;

import io.hindcast.instrumentations.connectionpools.PoolCreateProbe;

/** {@code ResourcePool.Manager.acquireResource}, on one of the pool's helper threads. */
public final class CreateProbe extends PoolCreateProbe {
  /** For the slot. */
  public CreateProbe() {}
}
