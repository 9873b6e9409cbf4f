package io.hindcast.instrumentations.executors;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes a {@code Supplier} that is given to an executor carry the context, and know since when. */
public final class SupplierProbe extends StartProbe {
  /** For the slot. */
  public SupplierProbe() {}

  @Override
  public @Nullable Object argument(Object state, @Nullable Object original) {
    return original == null
        ? null
        : new CarryingSupplier<>((Supplier<?>) original, context(state), handedOver(state));
  }
}
