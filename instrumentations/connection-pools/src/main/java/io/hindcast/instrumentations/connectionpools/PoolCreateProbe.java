package io.hindcast.instrumentations.connectionpools;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.ThreadContext;
import org.jspecify.annotations.Nullable;

/**
 * A pool opens a connection. It asks a data source as an application would, on a thread of its own:
 * that is no wait of anybody's. Inside of one it is part of it.
 */
public abstract class PoolCreateProbe extends Probe {
  /** For subclasses. */
  protected PoolCreateProbe() {}

  @Override
  public final @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    ThreadContext thread = ThreadContext.get();
    if (thread.connectionWait() != null || thread.isMakingConnection()) {
      return null;
    }
    thread.setMakingConnection(true);
    return thread;
  }

  @Override
  public final @Nullable Object exit(
      Object state, @Nullable Object result, @Nullable Throwable thrown) {
    ((ThreadContext) state).setMakingConnection(false);
    return result;
  }
}
