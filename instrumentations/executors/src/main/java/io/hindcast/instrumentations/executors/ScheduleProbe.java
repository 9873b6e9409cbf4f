package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.probe.Probe;
import java.util.concurrent.RunnableScheduledFuture;
import org.jspecify.annotations.Nullable;

/**
 * {@code ScheduledThreadPoolExecutor.delayedExecute(RunnableScheduledFuture)}, where execute,
 * submit and all kinds of schedule come to: remembers the caller's context for a task that runs
 * once. A periodic one outlives what started it and runs without.
 */
public final class ScheduleProbe extends Probe {
  /** For the slot. */
  public ScheduleProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    boolean once = a0 instanceof RunnableScheduledFuture<?> task && !task.isPeriodic();
    return once ? HandedOver.forLater(self, a0) : null;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    if (thrown != null) {
      ((HandedOver) state).takeBack();
    }
    return result;
  }
}
