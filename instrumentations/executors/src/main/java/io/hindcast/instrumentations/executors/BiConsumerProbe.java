package io.hindcast.instrumentations.executors;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Makes a {@code BiConsumer} carry the context. */
public final class BiConsumerProbe extends StageProbe {
  /** For the slot. */
  public BiConsumerProbe() {}

  @Override
  public @Nullable Object argument(Object state, @Nullable Object original) {
    return original == null
        ? null
        : new CarryingBiConsumer<>((BiConsumer<?, ?>) original, Previous.context(state));
  }
}
