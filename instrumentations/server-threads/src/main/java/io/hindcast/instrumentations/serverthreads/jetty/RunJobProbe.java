package io.hindcast.instrumentations.serverthreads.jetty;

import io.hindcast.bootstrap.pool.ExecutorPools;
import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.TaskContexts;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.serverthreads.TaskBegin;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * {@code QueuedThreadPool.runJob(Runnable)}: the task's context is current while it runs. Makes the
 * pool known with the first job of each thread.
 *
 * <p>A pool's name has an identity hash in it where the application gave none, another one in each
 * process: only what is before it is told.
 */
public final class RunJobProbe extends Probe {
  /** Kept here: whoever reads the pools holds it weakly. */
  private static final JettyReader READER = new JettyReader();

  /** For the slot. */
  public RunJobProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    ThreadContext thread = ThreadContext.get();
    if (thread.executor() == null
        && !thread.isSuppressed()
        && self instanceof QueuedThreadPool pool) {
      thread.worksFor(ExecutorPools.workerStarts(pool, pool.getName(), READER));
    }
    return a0 != null && TaskContexts.mayHave(a0) && TaskBegin.of(self, a0, thread) ? thread : null;
  }

  /** Between jobs a thread works under nothing. */
  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    ((ThreadContext) state).swap(null);
    return result;
  }
}
