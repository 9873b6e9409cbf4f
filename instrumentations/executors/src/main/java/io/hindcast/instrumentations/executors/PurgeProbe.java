package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.TaskContexts;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/** {@code ThreadPoolExecutor.purge()}: forgets the contexts of the cancelled tasks in the queue. */
public final class PurgeProbe extends Probe {
  /** For the slot. */
  public PurgeProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    if (!(self instanceof ThreadPoolExecutor pool)) {
      return null;
    }
    // A copy, as purge itself makes one where others change the queue meanwhile.
    for (Object task : pool.getQueue().toArray()) {
      if (task instanceof Future<?> future && future.isCancelled()) {
        TaskContexts.take(pool, task);
      }
    }
    return null;
  }
}
