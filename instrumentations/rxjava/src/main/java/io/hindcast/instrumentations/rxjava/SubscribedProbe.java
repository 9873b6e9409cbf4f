package io.hindcast.instrumentations.rxjava;

import io.hindcast.bootstrap.carry.ContextCarrier;
import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.ThreadContext;
import org.jspecify.annotations.Nullable;

/**
 * {@code subscribe}, with an observer of the application: it works under the caller's context,
 * whenever it was made; where the caller has none it keeps what it has. Operators call it as well;
 * theirs are made where the application subscribes and may be handed on later, by another thread.
 */
public final class SubscribedProbe extends Probe {
  /** Where the observers are that only operators make. */
  private static final String OPERATORS = "io.reactivex.rxjava3.internal.";

  /** For the slot. */
  public SubscribedProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    if (a0 instanceof ContextCarrier observer && !a0.getClass().getName().startsWith(OPERATORS)) {
      Context current = ThreadContext.get().current();
      if (current != null) {
        observer.hindcastContext(current);
      }
    }
    return null;
  }
}
