package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Runs under the context of whoever registered it. */
record CarryingBiConsumer<T extends @Nullable Object, U extends @Nullable Object>(
    BiConsumer<T, U> function, @Nullable Context context) implements BiConsumer<T, U> {
  @Override
  public void accept(T t, U u) {
    ThreadContext thread = ThreadContext.get();
    Context previous = thread.swap(context);
    try {
      function.accept(t, u);
    } finally {
      thread.swap(previous);
    }
  }
}
