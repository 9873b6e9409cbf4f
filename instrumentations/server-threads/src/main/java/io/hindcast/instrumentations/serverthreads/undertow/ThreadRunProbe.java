package io.hindcast.instrumentations.serverthreads.undertow;

import io.hindcast.bootstrap.pool.Employed;
import io.hindcast.bootstrap.pool.Employer;
import io.hindcast.bootstrap.pool.ExecutorPools;
import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.ThreadContext;
import org.jspecify.annotations.Nullable;

/** A worker of the pool lives: makes the pool known. It works under nothing to begin with. */
public final class ThreadRunProbe extends Probe {
  /** Kept here: whoever reads the pools holds it weakly. */
  private static final PoolReader READER = new PoolReader();

  /** For the slot. */
  public ThreadRunProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    ThreadContext thread = ThreadContext.get();
    thread.swap(null);
    if (self instanceof Employed worker && !thread.isSuppressed()) {
      Employer employer = worker.hindcastEmployer();
      if (employer != null) {
        String name = Thread.currentThread().getName();
        thread.worksFor(ExecutorPools.workerStarts(employer.pool(), name, READER));
      }
    }
    return thread;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    ((ThreadContext) state).worksFor(null);
    return result;
  }
}
