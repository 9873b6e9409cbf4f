package io.hindcast.instrumentations.netty;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.CarriedContexts;
import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.ContextsCarrier;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.concurrent.RunnableScheduledFuture;
import org.jspecify.annotations.Nullable;

/**
 * The constructors of the futures that {@code submit} and {@code schedule} return, and of a timer's
 * timeouts: each carries the context of the code that made it.
 */
public final class CreatedProbe extends Probe {
  /** For the slot. */
  public CreatedProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    ThreadContext thread = ThreadContext.get();
    Context context = thread.current();
    return context == null || a1 == null || thread.isSuppressed() || isCarried(a1) ? null : context;
  }

  /** Netty's own, or a task of a scheduler of the JDK's that has Netty's future around it. */
  private static boolean isCarried(Object work) {
    return work instanceof RunnableScheduledFuture<?> || Nettys.owns(work);
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    // One constructor may call another.
    if (result instanceof ContextsCarrier made && CarriedContexts.of(made, made) == null) {
      CarriedContexts.put(made, made, (Context) state);
    }
    return result;
  }
}
