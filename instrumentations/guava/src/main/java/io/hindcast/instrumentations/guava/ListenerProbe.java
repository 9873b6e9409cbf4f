package io.hindcast.instrumentations.guava;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a future is made: its executor becomes one that carries the caller's context. No
 * context is carried as well, as with the futures of the JDK.
 */
public final class ListenerProbe extends Probe {
  /** The state in place of "no context". */
  private static final Object NONE = new Object();

  /** For the slot. */
  public ListenerProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    ThreadContext thread = ThreadContext.get();
    if (a1 == null || thread.isSuppressed()) {
      return null;
    }
    Context context = thread.current();
    return context == null ? NONE : context;
  }

  @Override
  public @Nullable Object argument(Object state, @Nullable Object original) {
    return original == null
        ? null
        : new CarryingExecutor((Executor) original, state == NONE ? null : (Context) state);
  }
}
