package io.hindcast.bootstrap.carry;

import io.hindcast.bootstrap.probe.Probe;
import org.jspecify.annotations.Nullable;

/**
 * A method of an object that remembers what it works under: runs under that, and under nothing
 * where it was made outside of all requests. Afterwards the thread has what it had before.
 */
public abstract class RunProbe extends Probe {
  /** For subclasses, one in each module. */
  protected RunProbe() {}

  @Override
  public final @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return self instanceof ContextCarrier carrier ? Previous.swap(carrier.hindcastContext()) : null;
  }

  @Override
  public final @Nullable Object exit(
      Object state, @Nullable Object result, @Nullable Throwable thrown) {
    Previous.restore(state);
    return result;
  }
}
