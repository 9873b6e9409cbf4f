package io.hindcast.instrumentations.rxjava;

import io.hindcast.bootstrap.carry.RunProbe;

/** A signal, a request, a disposal, or what a scheduler runs. */
public final class SignalProbe extends RunProbe {
  /** For the slot. */
  public SignalProbe() {}
}
