package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.Moment;
import io.hindcast.bootstrap.record.ThreadContext;
import org.jspecify.annotations.Nullable;

/**
 * A method of {@code CompletableFuture} that gives its function to an executor at once, and not
 * when something else is complete: from there on the function waits for a thread.
 */
abstract class StartProbe extends Probe {
  /** What it gives its functions to waits for a while first, as it was told to. */
  static final String DELAYED_EXECUTOR = "java.util.concurrent.CompletableFuture$DelayedExecutor";

  /** A context that is carried by a function whose delay is no wait. */
  private record Later(Context context) {}

  @Override
  public final @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    ThreadContext thread = ThreadContext.get();
    if (thread.isSuppressed()) {
      return null;
    }
    Context context = thread.current();
    if (context != null && a1 != null && a1.getClass().getName().equals(DELAYED_EXECUTOR)) {
      return new Later(context);
    }
    return Previous.of(context);
  }

  /** What is carried; null for no context. */
  static @Nullable Context context(Object state) {
    return state instanceof Later later ? later.context : Previous.context(state);
  }

  /** When the function is handed over: now, where there is a context that may want to know. */
  static int handedOver(Object state) {
    return state instanceof Context ? Moment.now() : Moment.NONE;
  }
}
