package io.hindcast.instrumentations.executors;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes a {@code Consumer} carry the context. */
public final class ConsumerProbe extends StageProbe {
  /** For the slot. */
  public ConsumerProbe() {}

  @Override
  public @Nullable Object argument(Object state, @Nullable Object original) {
    return original == null
        ? null
        : new CarryingConsumer<>((Consumer<?>) original, Previous.context(state));
  }
}
