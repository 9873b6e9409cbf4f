package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Runs under the context of whoever registered it. */
record CarryingBiFunction<
        T extends @Nullable Object, U extends @Nullable Object, R extends @Nullable Object>(
    BiFunction<T, U, R> function, @Nullable Context context) implements BiFunction<T, U, R> {
  @Override
  public R apply(T t, U u) {
    ThreadContext thread = ThreadContext.get();
    Context previous = thread.swap(context);
    try {
      return function.apply(t, u);
    } finally {
      thread.swap(previous);
    }
  }
}
