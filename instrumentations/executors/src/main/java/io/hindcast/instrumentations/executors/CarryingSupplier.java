package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs under the context of whoever registered it. */
record CarryingSupplier<T extends @Nullable Object>(Supplier<T> function, @Nullable Context context)
    implements Supplier<T> {
  @Override
  public T get() {
    ThreadContext thread = ThreadContext.get();
    Context previous = thread.swap(context);
    try {
      return function.get();
    } finally {
      thread.swap(previous);
    }
  }
}
