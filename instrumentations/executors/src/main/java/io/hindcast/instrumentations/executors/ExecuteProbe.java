package io.hindcast.instrumentations.executors;

import org.jspecify.annotations.Nullable;

/** {@code ThreadPoolExecutor.execute(Runnable)}: remembers the caller's context for the task. */
public final class ExecuteProbe extends HandOverProbe {
  /** For the slot. */
  public ExecuteProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return HandedOver.toQueue(self, a0);
  }
}
