package io.hindcast.instrumentations.rxjava;

import io.hindcast.bootstrap.carry.MadeProbe;

/** Every constructor of an observer, an emitter or a task. */
public final class ObserverMadeProbe extends MadeProbe {
  /** For the slot. */
  public ObserverMadeProbe() {}
}
