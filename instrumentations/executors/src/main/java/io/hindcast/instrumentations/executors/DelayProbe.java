package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.record.PeriodicTasks;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/**
 * {@code ForkJoinPool.scheduleDelayedTask} (JDK 25): remembers the caller's context for a task that
 * runs once. Not for what wakes a virtual thread, which has a context already.
 */
public final class DelayProbe extends HandOverProbe {
  /** For the slot. */
  public DelayProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    if (a0 == null
        || ThreadContext.get().current() == null
        || (self instanceof ForkJoinPool pool && VirtualThreads.areCarriedBy(pool))
        || PeriodicTasks.cause(a0) != null) {
      return null;
    }
    return HandedOver.forLater(null, a0);
  }
}
