package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.TaskContexts;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * {@code ThreadPoolExecutor.reject(Runnable)}: is counted. The task's context is forgotten while
 * the handler runs, so a handler that runs the task itself does it under the caller's context,
 * which is current anyway; whatever the task leaves behind, the caller gets its context back.
 *
 * <p>Where the handler throws, the context is put back for a moment: {@code execute} throws then as
 * well, and takes back what it finds. Without that it would take back the context of another
 * submission of the same object.
 */
public final class RejectProbe extends Probe {
  /** The state of a call that has taken a context back. */
  private record Refused(Object place, Context context) {}

  /** For the slot. */
  public RejectProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    ThreadContext thread = ThreadContext.get();
    if (self instanceof ThreadPoolExecutor pool) {
      PoolWorker.refuses(pool, thread);
    }
    Context context = thread.current();
    Object place = context == null || a0 == null ? null : TaskContexts.place(self, a0);
    return context != null && place != null && TaskContexts.takeBack(place, context)
        ? new Refused(place, context)
        : null;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    Refused refused = (Refused) state;
    ThreadContext.get().swap(refused.context);
    if (thrown != null) {
      TaskContexts.putBack(refused.place, refused.context);
    }
    return result;
  }
}
