package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * {@code ThreadPoolExecutor.runWorker(Worker)}, once in the life of a worker: it works under
 * nothing to begin with, whatever thread the factory gave it, and leaves nothing behind when a
 * task's exception ends it. Makes the pool known.
 */
public final class RunWorkerProbe extends Probe {
  /** For the slot. */
  public RunWorkerProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    ThreadContext thread = ThreadContext.get();
    Object previous = Previous.of(thread.swap(null));
    if (self instanceof ThreadPoolExecutor pool) {
      PoolWorker.starts(pool, thread);
    }
    return previous;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    ThreadContext thread = ThreadContext.get();
    thread.swap(Previous.context(state));
    thread.worksFor(null);
    return result;
  }
}
