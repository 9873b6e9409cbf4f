package io.hindcast.instrumentations.serverthreads.tomcat;

import io.hindcast.bootstrap.pool.ExecutorPools;
import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * {@code ThreadPoolExecutor.runWorker(Worker)}, once in the life of a worker: it works under
 * nothing to begin with, whoever needed it first. Makes the pool known.
 */
public final class RunWorkerProbe extends Probe {
  /** Kept here: whoever reads the pools holds it weakly. */
  private static final TomcatReader READER = new TomcatReader();

  /** For the slot. */
  public RunWorkerProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    ThreadContext thread = ThreadContext.get();
    thread.swap(null);
    if (!thread.isSuppressed() && self instanceof Executor pool) {
      String worker = Thread.currentThread().getName();
      thread.worksFor(ExecutorPools.workerStarts(pool, worker, READER));
    }
    return thread;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    ThreadContext thread = (ThreadContext) state;
    // A task whose exception ends the worker has left its context.
    thread.swap(null);
    thread.worksFor(null);
    return result;
  }
}
