package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.ThreadContext;
import org.jspecify.annotations.Nullable;

/**
 * {@code ForkJoinTask.invoke()}, {@code quietlyInvoke()} and {@code invokeAll}: the first task they
 * run is run in place, under the caller's context, and was never handed over.
 */
public final class InvokeProbe extends Probe {
  /** For the slot. */
  public InvokeProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    ThreadContext thread = ThreadContext.get();
    if (thread.current() == null) {
      return null;
    }
    thread.announceInPlace();
    return thread;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    // Where there was no first task.
    ((ThreadContext) state).endInPlace();
    return result;
  }
}
