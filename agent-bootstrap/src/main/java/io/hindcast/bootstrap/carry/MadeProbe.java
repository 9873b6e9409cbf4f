package io.hindcast.bootstrap.carry;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.ThreadContext;
import org.jspecify.annotations.Nullable;

/** A constructor: the object works under what it is made under. */
public abstract class MadeProbe extends Probe {
  /** For subclasses, one in each module. */
  protected MadeProbe() {}

  @Override
  public final @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return ThreadContext.get().current();
  }

  @Override
  public final @Nullable Object exit(
      Object state, @Nullable Object result, @Nullable Throwable thrown) {
    if (result instanceof ContextCarrier made) {
      made.hindcastContext((Context) state);
    }
    return result;
  }
}
