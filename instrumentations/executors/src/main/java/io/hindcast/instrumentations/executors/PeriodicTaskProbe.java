package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.PeriodicTasks;
import io.hindcast.bootstrap.record.ThreadContext;
import org.jspecify.annotations.Nullable;

/**
 * The constructor of what a fork/join pool schedules (JDK 25), with its delay and the delay between
 * its runs, 0 for one that runs once. It may begin before the method that schedules it returns.
 */
public final class PeriodicTaskProbe extends Probe {
  /** For the slot. */
  public PeriodicTaskProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return a1 instanceof Long period && period != 0 ? ThreadContext.get().current() : null;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    if (result != null) {
      PeriodicTasks.scheduled(result);
    }
    return result;
  }
}
