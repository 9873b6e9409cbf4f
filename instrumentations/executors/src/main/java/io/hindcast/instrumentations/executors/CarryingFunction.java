package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs under the context of whoever registered it. */
record CarryingFunction<T extends @Nullable Object, R extends @Nullable Object>(
    Function<T, R> function, @Nullable Context context) implements Function<T, R> {
  @Override
  public R apply(T t) {
    ThreadContext thread = ThreadContext.get();
    Context previous = thread.swap(context);
    try {
      return function.apply(t);
    } finally {
      thread.swap(previous);
    }
  }
}
