package io.hindcast.tooling.weave;

import io.hindcast.bootstrap.probe.Probe;
import org.jspecify.annotations.Nullable;

/**
 * What a slot holds whose probe was switched off: a no-op for every new call. Calls that the probe
 * has entered are still told of their end, for what it opened (a context on a thread) must be
 * closed.
 */
final class SwitchedOffProbe extends Probe {
  private final Probe probe;

  private SwitchedOffProbe(Probe probe) {
    this.probe = probe;
  }

  static Probe of(Probe probe) {
    return probe == NOOP || probe instanceof SwitchedOffProbe ? probe : new SwitchedOffProbe(probe);
  }

  @Override
  public @Nullable Object argument(Object state, @Nullable Object original) {
    return probe.argument(state, original);
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    return probe.exit(state, result, thrown);
  }
}
