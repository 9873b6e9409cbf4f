package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.TaskContexts;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * {@code DiscardOldestPolicy.rejectedExecution}: says that the task it is about to drop may never
 * be run. A worker may take that one in this moment, and needs its context; then another one is
 * dropped, and the collector takes that one's context along.
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
        TaskContexts.doubt(pool, oldest);
      }
    }
    return null;
  }
}
