package io.hindcast.instrumentations.netty;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.CarriedContexts;
import io.hindcast.bootstrap.record.ContextsCarrier;
import org.jspecify.annotations.Nullable;

/** A listener that is taken off again: its context goes with it. */
public final class ListenerRemovedProbe extends Probe {
  /** For the slot. */
  public ListenerRemovedProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    if (a0 != null && self instanceof ContextsCarrier future) {
      CarriedContexts.take(future, a0);
    }
    return null;
  }
}
