package io.hindcast.bootstrap.probe;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.ThreadContext;
import org.jspecify.annotations.Nullable;

/**
 * A method that hands something over which outlives its caller's request: a thread that will serve
 * everybody, a task that runs for good. It is called under nothing.
 */
public abstract class DetachedProbe extends Probe {
  /** For subclasses. */
  protected DetachedProbe() {}

  @Override
  public final @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    ThreadContext thread = ThreadContext.get();
    return thread.current() == null ? null : thread.swap(null);
  }

  @Override
  public final @Nullable Object exit(
      Object state, @Nullable Object result, @Nullable Throwable thrown) {
    ThreadContext.get().swap((Context) state);
    return result;
  }
}
