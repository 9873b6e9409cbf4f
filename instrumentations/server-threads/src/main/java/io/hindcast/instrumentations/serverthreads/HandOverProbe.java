package io.hindcast.instrumentations.serverthreads;

import io.hindcast.bootstrap.pool.ExecutorPools;
import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.Moment;
import io.hindcast.bootstrap.record.TaskContexts;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * {@code execute(Runnable)} of a server's pool: remembers the caller's context for the task, which
 * stays what it is, and counts what is refused.
 */
public abstract class HandOverProbe extends Probe {
  /** For subclasses. */
  protected HandOverProbe() {}

  /** The state of a call that has put a context. */
  private record HandedOver(Object pool, Object task, Context context) {}

  /** Whether a pool is meant at all. */
  protected boolean isMeant(Object pool) {
    return true;
  }

  /**
   * Whether a task is the server's own: an event of a connection, which may go on with the next
   * request on it.
   *
   * @param className of the task
   */
  protected abstract boolean isServers(String className);

  @Override
  public final @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    ThreadContext thread = ThreadContext.get();
    if (self == null || a0 == null || thread.isSuppressed() || !isMeant(self)) {
      return null;
    }
    Context context = thread.current();
    return context != null
            && !isServers(a0.getClass().getName())
            && TaskContexts.put(self, a0, context, Moment.now()) != null
        ? new HandedOver(self, a0, context)
        : self;
  }

  @Override
  public final @Nullable Object exit(
      Object state, @Nullable Object result, @Nullable Throwable thrown) {
    if (thrown == null) {
      return result;
    }
    Object pool = state;
    if (state instanceof HandedOver refused) {
      pool = refused.pool;
      TaskContexts.takeBack(pool, refused.task, refused.context);
    }
    ExecutorPools.rejected((Executor) pool);
    return result;
  }
}
