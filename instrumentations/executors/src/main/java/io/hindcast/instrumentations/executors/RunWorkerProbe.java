package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.ThreadContext;
import org.jspecify.annotations.Nullable;

/**
 * {@code ThreadPoolExecutor.runWorker(Worker)}, once in the life of a worker: it works under
 * nothing to begin with, whatever thread the factory gave it, and leaves nothing behind when a
 * task's exception ends it.
 */
public final class RunWorkerProbe extends Probe {
  /** For the slot. */
  public RunWorkerProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return Previous.of(ThreadContext.get().swap(null));
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    ThreadContext.get().swap(Previous.context(state));
    return result;
  }
}
