package io.hindcast.tooling.weave;

import io.hindcast.bootstrap.probe.Probe;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * What a slot holds in place of a probe whose loader may go: it does not keep the probe, a class of
 * that loader does. While woven code of the loader runs, that class is there, and so is the probe.
 */
final class CollectableProbe extends Probe {
  private final WeakReference<Probe> probe;

  CollectableProbe(Probe probe) {
    this.probe = new WeakReference<>(probe);
  }

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    Probe target = probe.get();
    return target == null ? null : target.enter(self, a0, a1, a2);
  }

  @Override
  public @Nullable Object argument(Object state, @Nullable Object original) {
    Probe target = probe.get();
    return target == null ? original : target.argument(state, original);
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    Probe target = probe.get();
    return target == null ? result : target.exit(state, result, thrown);
  }
}
