package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.TaskContexts;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * {@code DiscardOldestPolicy.rejectedExecution}: forgets the context of the task that it is about
 * to drop. A worker may take that one first, and another one is dropped then: where they are the
 * same object the count is right all the same, and where they are not, the collected task takes its
 * context along.
 */
public final class DiscardOldestProbe extends Probe {
  /** For the slot. */
  public DiscardOldestProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    if (a1 instanceof ThreadPoolExecutor pool && !pool.isShutdown()) {
      Runnable oldest = pool.getQueue().peek();
      if (oldest != null) {
        TaskContexts.take(pool, oldest);
      }
    }
    return null;
  }
}
