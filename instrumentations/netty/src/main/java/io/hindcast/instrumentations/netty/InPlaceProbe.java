package io.hindcast.instrumentations.netty;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.CarryingTask;
import io.hindcast.bootstrap.record.ThreadContext;
import org.jspecify.annotations.Nullable;

/**
 * {@code ImmediateEventExecutor.execute(Runnable)} outside of a request. The executor runs a task
 * that comes while it runs another one behind that one, under whatever was current there: so no
 * context has to be carried here as well.
 */
public final class InPlaceProbe extends Probe {
  /** For the slot. */
  public InPlaceProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return a0 == null || a0 instanceof CarryingTask || ThreadContext.get().current() != null
        ? null
        : a0;
  }

  @Override
  public @Nullable Object argument(Object state, @Nullable Object original) {
    return original == null ? null : new CarryingTask((Runnable) original, null);
  }
}
