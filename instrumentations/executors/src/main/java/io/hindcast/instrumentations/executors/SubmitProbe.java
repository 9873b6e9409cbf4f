package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.record.ThreadContext;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import org.jspecify.annotations.Nullable;

/**
 * {@code ForkJoinPool.externalSubmit(ForkJoinTask)} and {@code poolSubmit(boolean, ForkJoinTask)}:
 * remembers the caller's context for the task.
 */
public final class SubmitProbe extends HandOverProbe {
  /** For the slot. */
  public SubmitProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    if (ThreadContext.get().current() == null || runsVirtualThreads(self)) {
      return null;
    }
    return HandedOver.toQueue(null, a0 instanceof ForkJoinTask<?> ? a0 : a1);
  }

  /** Its tasks are virtual threads that go on, woken by whomever: each has a context already. */
  private static boolean runsVirtualThreads(@Nullable Object pool) {
    return pool instanceof ForkJoinPool forkJoin && VirtualThreads.areCarriedBy(forkJoin);
  }
}
