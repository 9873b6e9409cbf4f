package io.hindcast.instrumentations.executors;

import org.jspecify.annotations.Nullable;

/** Makes a {@code Runnable} that is given to an executor carry the context, and know since when. */
public final class StartRunnableProbe extends StartProbe {
  /** For the slot. */
  public StartRunnableProbe() {}

  @Override
  public @Nullable Object argument(Object state, @Nullable Object original) {
    return original == null
        ? null
        : new CarryingRunnable((Runnable) original, context(state), handedOver(state));
  }
}
