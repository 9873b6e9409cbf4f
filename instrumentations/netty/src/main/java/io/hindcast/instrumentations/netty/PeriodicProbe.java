package io.hindcast.instrumentations.netty;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.CarriedContexts;
import io.hindcast.bootstrap.record.ContextsCarrier;
import io.hindcast.bootstrap.record.ThreadContext;
import org.jspecify.annotations.Nullable;

/**
 * The constructors of a {@code ScheduledFutureTask} that take a period: such a task outlives what
 * started it, so its runs are nobody's children. What it was started under is let go of here.
 */
public final class PeriodicProbe extends Probe {
  /** For the slot. */
  public PeriodicProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return ThreadContext.get().current();
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    if (result instanceof ContextsCarrier periodic) {
      CarriedContexts.take(periodic, periodic);
    }
    return result;
  }
}
