package io.hindcast.instrumentations.executors;

import org.jspecify.annotations.Nullable;

/** {@code ForkJoinTask.fork()}: remembers the caller's context for the task. */
public final class ForkProbe extends HandOverProbe {
  /** For the slot. */
  public ForkProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return HandedOver.forLater(null, self);
  }
}
