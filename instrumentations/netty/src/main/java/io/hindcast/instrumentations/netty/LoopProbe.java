package io.hindcast.instrumentations.netty;

import io.hindcast.bootstrap.pool.ExecutorPools;
import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.QueueWaits;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * {@code run()} of an event loop, once in the life of its thread: knows from then on where to count
 * how long tasks waited for it. The thread may be lent by a pool of the application's.
 */
public final class LoopProbe extends Probe {
  /** The state in place of "worked for nobody". */
  private static final Object NOBODY = new Object();

  /** For the slot. */
  public LoopProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    ThreadContext thread = ThreadContext.get();
    if (thread.isSuppressed() || !(self instanceof ExecutorService loop)) {
      return null;
    }
    QueueWaits previous = thread.executor();
    thread.worksFor(ExecutorPools.workerStarts(loop, Thread.currentThread().getName()));
    return previous == null ? NOBODY : previous;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    ThreadContext.get().worksFor(state == NOBODY ? null : (QueueWaits) state);
    return result;
  }
}
