package io.hindcast.instrumentations.springscheduling;

import io.hindcast.bootstrap.carry.Previous;
import io.hindcast.bootstrap.probe.Probe;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.SchedulingAwareRunnable;

/**
 * A task is handed over. One that says of itself that it stays (the loop of a listener container,
 * which the first request may start) is handed over under nothing: it would hold that request, and
 * hang everybody's work below it, for as long as the container lives.
 *
 * <p>Here and not where the thread is made: there the task may be inside of a wrapper of the
 * executor's, and what starts a virtual thread would take the context along all the same.
 */
public final class LongLivedTaskProbe extends Probe {
  /** For the slot. */
  public LongLivedTaskProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return a0 instanceof SchedulingAwareRunnable task && task.isLongLived()
        ? Previous.swap(null)
        : null;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    Previous.restore(state);
    return result;
  }
}
