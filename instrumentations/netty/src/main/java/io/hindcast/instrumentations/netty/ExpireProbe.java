package io.hindcast.instrumentations.netty;

import org.jspecify.annotations.Nullable;

/**
 * {@code HashedWheelTimeout.expire()}: in earlier versions it runs the timer's task by itself. A
 * later one is given to an executor here, and runs the task in {@code run()}.
 */
public final class ExpireProbe extends RunProbe {
  /** For the slot. */
  public ExpireProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return self instanceof Runnable ? null : super.enter(self, a0, a1, a2);
  }
}
