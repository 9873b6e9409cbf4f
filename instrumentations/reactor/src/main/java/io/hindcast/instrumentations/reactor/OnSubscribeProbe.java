package io.hindcast.instrumentations.reactor;

import io.hindcast.bootstrap.carry.ContextCarrier;
import io.hindcast.bootstrap.carry.Previous;
import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.ThreadContext;
import org.jspecify.annotations.Nullable;

/**
 * {@code onSubscribe(Subscription)}, the first signal. A subscriber of the application that it made
 * outside of all requests works under what it is subscribed under. Those of Reactor are made where
 * the application subscribes.
 */
public final class OnSubscribeProbe extends Probe {
  private static final String REACTORS_OWN = "reactor.core.publisher.";

  /** For the slot. */
  public OnSubscribeProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    if (!(self instanceof ContextCarrier subscriber)) {
      return null;
    }
    Context own = subscriber.hindcastContext();
    if (own == null && !self.getClass().getName().startsWith(REACTORS_OWN)) {
      subscriber.hindcastContext(ThreadContext.get().current());
      return null;
    }
    return Previous.swap(own);
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    Previous.restore(state);
    return result;
  }
}
