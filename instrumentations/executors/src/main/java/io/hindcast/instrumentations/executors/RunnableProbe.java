package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.record.Moment;
import org.jspecify.annotations.Nullable;

/** Makes a {@code Runnable} carry the context. */
public final class RunnableProbe extends StageProbe {
  /** For the slot. */
  public RunnableProbe() {}

  @Override
  public @Nullable Object argument(Object state, @Nullable Object original) {
    return original == null
        ? null
        : new CarryingRunnable((Runnable) original, Previous.context(state), Moment.NONE);
  }
}
