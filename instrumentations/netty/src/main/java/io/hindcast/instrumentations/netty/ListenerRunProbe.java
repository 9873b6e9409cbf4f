package io.hindcast.instrumentations.netty;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.CarriedContexts;
import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.ContextsCarrier;
import io.hindcast.bootstrap.record.ThreadContext;
import org.jspecify.annotations.Nullable;

/**
 * {@code DefaultPromise.notifyListener0(Future, GenericFutureListener)}, through which all
 * listeners are called: under what they were added under, which may be nothing, whoever completes
 * the future.
 */
public final class ListenerRunProbe extends Probe {
  /** The state in place of "no context". */
  private static final Object NONE = new Object();

  /** For the slot. */
  public ListenerRunProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    Context own =
        a1 != null && a0 instanceof ContextsCarrier future
            ? CarriedContexts.take(future, a1)
            : null;
    ThreadContext thread = ThreadContext.get();
    Context current = thread.current();
    if (own == current) {
      return null;
    }
    thread.swap(own);
    return current == null ? NONE : current;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    ThreadContext.get().swap(state == NONE ? null : (Context) state);
    return result;
  }
}
