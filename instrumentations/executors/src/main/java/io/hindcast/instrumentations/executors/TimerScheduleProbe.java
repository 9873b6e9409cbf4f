package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.record.PeriodicTasks;
import org.jspecify.annotations.Nullable;

/**
 * {@code Timer.sched(TimerTask, long time, long period)}, where all kinds of schedule come to:
 * remembers the caller's context for a task that runs once. One that runs again and again outlives
 * what started it: that is the cause of its runs.
 */
public final class TimerScheduleProbe extends HandOverProbe {
  /** For the slot. */
  public TimerScheduleProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    if (!(a2 instanceof Long period) || a0 == null) {
      return null;
    }
    if (period == 0) {
      return HandedOver.forLater(null, a0);
    }
    PeriodicTasks.scheduled(a0);
    return null;
  }
}
