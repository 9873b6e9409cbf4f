package io.hindcast.instrumentations.executors;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes a {@code Supplier} carry the context. */
public final class SupplierProbe extends StageProbe {
  /** For the slot. */
  public SupplierProbe() {}

  @Override
  public @Nullable Object argument(Object state, @Nullable Object original) {
    return original == null
        ? null
        : new CarryingSupplier<>((Supplier<?>) original, Previous.context(state));
  }
}
