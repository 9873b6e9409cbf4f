package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/**
 * {@code ForkJoinPool.registerWorker(WorkQueue)}, once in the life of a worker and on its own
 * thread: makes the pool known. The one under the virtual threads is the JDK's own business.
 */
public final class RegisterWorkerProbe extends Probe {
  /** For the slot. */
  public RegisterWorkerProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    if (self instanceof ForkJoinPool pool && !VirtualThreads.areCarriedBy(pool)) {
      PoolWorker.starts(pool, ThreadContext.get());
    }
    return null;
  }
}
