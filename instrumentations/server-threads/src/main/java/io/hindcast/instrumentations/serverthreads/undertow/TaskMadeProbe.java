package io.hindcast.instrumentations.serverthreads.undertow;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.Moment;
import io.hindcast.bootstrap.record.TaskContexts;
import io.hindcast.bootstrap.record.ThreadContext;
import org.jspecify.annotations.Nullable;

/**
 * The constructor of what the pool makes of a task, called by whoever hands it over: it carries
 * that one's context. Not for tasks of the server's own: events of a connection, which go on with
 * the next request on it, or a view of the pool, which goes on with another task. Nor for what is
 * scheduled, which has its context already.
 */
public final class TaskMadeProbe extends Probe {
  private static final String UNDERTOW = "io.undertow.";
  private static final String XNIO = "org.xnio.";
  private static final String POOLS = "org.jboss.threads.";

  /** What {@code AsyncContext} hands over: it has the application's task inside, or its request. */
  private static final String ASYNC = "AsyncContextImpl";

  /** For the slot. */
  public TaskMadeProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    ThreadContext thread = ThreadContext.get();
    Context context = thread.current();
    return context == null
            || a1 == null
            || thread.isSuppressed()
            || isServers(a1.getClass().getName())
        ? null
        : context;
  }

  private static boolean isServers(String className) {
    return className.startsWith(POOLS)
        || className.startsWith(XNIO)
        || (className.startsWith(UNDERTOW) && !className.contains(ASYNC));
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    if (result != null) {
      TaskContexts.put(null, result, (Context) state, Moment.now());
    }
    return result;
  }
}
