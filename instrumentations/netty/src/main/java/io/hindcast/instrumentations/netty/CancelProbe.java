package io.hindcast.instrumentations.netty;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.CarriedContexts;
import io.hindcast.bootstrap.record.ContextsCarrier;
import org.jspecify.annotations.Nullable;

/**
 * {@code cancel} of a future or a timeout: it will not be run, and whoever holds it shall not hold
 * the request that made it.
 */
public final class CancelProbe extends Probe {
  /** For the slot. */
  public CancelProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return self instanceof ContextsCarrier carrier && carrier.hindcastContexts() != null
        ? self
        : null;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    if (Boolean.TRUE.equals(result)) {
      CarriedContexts.take((ContextsCarrier) state, state);
    }
    return result;
  }
}
