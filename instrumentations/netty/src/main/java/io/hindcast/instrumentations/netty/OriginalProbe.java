package io.hindcast.instrumentations.netty;

import io.hindcast.bootstrap.probe.Probe;
import org.jspecify.annotations.Nullable;

/**
 * {@code SingleThreadEventExecutor.wakesUpForTask(Runnable)}, which asks for the class of a task,
 * and {@code reject(Runnable)}, whose handler is the application's.
 */
public final class OriginalProbe extends Probe {
  /** For the slot. */
  public OriginalProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return a0 instanceof LoopTask ? a0 : null;
  }

  @Override
  public @Nullable Object argument(Object state, @Nullable Object original) {
    return ((LoopTask) state).task();
  }
}
