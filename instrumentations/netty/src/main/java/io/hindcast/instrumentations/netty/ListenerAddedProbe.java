package io.hindcast.instrumentations.netty;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.CarriedContexts;
import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.ContextsCarrier;
import io.hindcast.bootstrap.record.ThreadContext;
import org.jspecify.annotations.Nullable;

/** A future gets a listener: it is to be called under the context of whoever adds it. */
public final class ListenerAddedProbe extends Probe {
  /** For the slot. */
  public ListenerAddedProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    ThreadContext thread = ThreadContext.get();
    Context context = thread.current();
    if (context != null
        && a0 != null
        && !thread.isSuppressed()
        && self instanceof ContextsCarrier future
        && !Nettys.owns(a0)) {
      CarriedContexts.put(future, a0, context);
    }
    return null;
  }
}
