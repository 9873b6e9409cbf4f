package io.hindcast.instrumentations.kotlincoroutines;

import io.hindcast.bootstrap.carry.ContextCarrier;
import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.ThreadContext;
import kotlin.coroutines.CoroutineContext;
import org.jspecify.annotations.Nullable;

/**
 * The constructor of a coroutine: it works under what is current, or else, where a thread of nobody
 * starts it in the scope of another one, under what that one works under.
 */
public final class CoroutineMadeProbe extends Probe {
  /** For the slot. */
  public CoroutineMadeProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    Context current = ThreadContext.get().current();
    if (current != null) {
      return current;
    }
    ContextCarrier parent =
        a0 instanceof CoroutineContext scope ? CarryingCoroutine.in(scope) : null;
    return parent == null ? null : parent.hindcastContext();
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    if (result instanceof ContextCarrier coroutine) {
      coroutine.hindcastContext((Context) state);
    }
    return result;
  }
}
