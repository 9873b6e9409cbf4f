package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.record.PeriodicTasks;
import java.util.concurrent.RunnableScheduledFuture;
import org.jspecify.annotations.Nullable;

/**
 * {@code ScheduledThreadPoolExecutor.delayedExecute(RunnableScheduledFuture)}, where execute,
 * submit and all kinds of schedule come to: remembers the caller's context for a task that runs
 * once. A periodic one outlives what started it: that is the cause of its runs.
 */
public final class ScheduleProbe extends HandOverProbe {
  /** For the slot. */
  public ScheduleProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    if (!(a0 instanceof RunnableScheduledFuture<?> task)) {
      return null;
    }
    if (!task.isPeriodic()) {
      return HandedOver.forLater(self, task);
    }
    PeriodicTasks.scheduled(task);
    return null;
  }
}
