package io.hindcast.instrumentations.executors;

import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Makes a {@code BiFunction} carry the context. */
public final class BiFunctionProbe extends StageProbe {
  /** For the slot. */
  public BiFunctionProbe() {}

  @Override
  public @Nullable Object argument(Object state, @Nullable Object original) {
    return original == null
        ? null
        : new CarryingBiFunction<>((BiFunction<?, ?, ?>) original, Previous.context(state));
  }
}
