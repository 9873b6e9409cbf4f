package io.hindcast.instrumentations.reactor;

import io.hindcast.bootstrap.carry.RunProbe;

/** A signal, a request, a cancellation, or what a scheduler runs. */
public final class SignalProbe extends RunProbe {
  /** For the slot. */
  public SignalProbe() {}
}
