package io.hindcast.instrumentations.executors;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes a {@code Function} carry the context. */
public final class FunctionProbe extends StageProbe {
  /** For the slot. */
  public FunctionProbe() {}

  @Override
  public @Nullable Object argument(Object state, @Nullable Object original) {
    return original == null
        ? null
        : new CarryingFunction<>((Function<?, ?>) original, Previous.context(state));
  }
}
