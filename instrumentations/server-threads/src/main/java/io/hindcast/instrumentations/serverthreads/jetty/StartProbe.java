package io.hindcast.instrumentations.serverthreads.jetty;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.ThreadContext;
import org.jspecify.annotations.Nullable;

/**
 * {@code AsyncContextState.start(Runnable)}: the application's task carries the context of who
 * starts it. Not what the pool gets in its place: from Jetty 12 on that is of the same class as
 * what the end of a request gives to the pool where another one waited for it ({@code QoSHandler}
 * in a context), which would run under the wrong request then.
 */
public final class StartProbe extends Probe {
  /** For the slot. */
  public StartProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    ThreadContext thread = ThreadContext.get();
    return a0 == null || thread.isSuppressed() ? null : thread.current();
  }

  @Override
  public @Nullable Object argument(Object state, @Nullable Object original) {
    return original == null ? null : new StartedTask((Runnable) original, (Context) state);
  }
}
