package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.Moment;
import io.hindcast.bootstrap.record.TaskContexts;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinTask;
import org.jspecify.annotations.Nullable;

/** What an executor was given under a context. */
final class HandedOver {
  private HandedOver() {}

  /**
   * Remembers the calling thread's context for a task that waits for a thread from now on.
   *
   * @return what {@link #takeBack} needs, an object that is there anyway; null where there is
   *     nothing to remember
   */
  static @Nullable Object toQueue(@Nullable Object owner, @Nullable Object task) {
    return remember(owner, task, true);
  }

  /**
   * Remembers the calling thread's context for a task that does not, or for something else first.
   *
   * @return as {@link #toQueue} does
   */
  static @Nullable Object forLater(@Nullable Object owner, @Nullable Object task) {
    return remember(owner, task, false);
  }

  private static @Nullable Object remember(
      @Nullable Object owner, @Nullable Object task, boolean waits) {
    ThreadContext thread = ThreadContext.get();
    Context context = thread.current();
    if (context == null || task == null || thread.isSuppressed()) {
      return null;
    }
    // Only what waits: a stage is given to an executor, and never forked.
    if (waits && isStage(task)) {
      return null;
    }
    return TaskContexts.put(owner, task, context, waits ? Moment.now() : Moment.NONE);
  }

  /**
   * Forgets it: the task will not be run. Its context is current again, or still.
   *
   * @param state what one of these methods returned
   */
  static void takeBack(Object state) {
    Context own = ThreadContext.get().current();
    if (own != null) {
      TaskContexts.takeBack(state, own);
    }
  }

  /**
   * Whether it is a stage of a {@code CompletableFuture}: its function carries the context of
   * whoever registered it, and the thread that happens to complete the stage before it has no part
   * in that. Other libraries may have tasks of that kind too, so it must be the JDK's.
   */
  private static boolean isStage(Object task) {
    // All of them are, and a check for a class alone is quick where the answer is no.
    return task instanceof ForkJoinTask<?>
        && task instanceof CompletableFuture.AsynchronousCompletionTask
        && task.getClass().getClassLoader() == null;
  }
}
