package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs under the context of whoever registered it. */
record CarryingConsumer<T extends @Nullable Object>(Consumer<T> function, @Nullable Context context)
    implements Consumer<T> {
  @Override
  public void accept(T t) {
    ThreadContext thread = ThreadContext.get();
    Context previous = thread.swap(context);
    try {
      function.accept(t);
    } finally {
      thread.swap(previous);
    }
  }
}
