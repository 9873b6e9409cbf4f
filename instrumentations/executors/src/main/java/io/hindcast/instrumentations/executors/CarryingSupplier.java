package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs under the context of whoever registered it.
 *
 * @param handedOver when that was, where it was given to an executor at once, else {@code
 *     Moment.NONE}: it fills the gap at the object's end
 */
record CarryingSupplier<T extends @Nullable Object>(
    Supplier<T> function, @Nullable Context context, int handedOver) implements Supplier<T> {
  @Override
  public T get() {
    ThreadContext thread = ThreadContext.get();
    Context previous = thread.swap(context);
    try {
      Waited.over(thread, previous, context, handedOver);
      return function.get();
    } finally {
      thread.swap(previous);
    }
  }
}
