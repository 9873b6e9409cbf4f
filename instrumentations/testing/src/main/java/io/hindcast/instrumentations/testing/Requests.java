package io.hindcast.instrumentations.testing;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Contexts of which no record is ever written. */
public final class Requests {
  private Requests() {}

  /** The context of one more request. */
  public static Context next() {
    return new InternalRecord(ThreadContext.get(), null);
  }

  /** Runs something under a context, or under none, and fails where it leaves another one. */
  public static <T> T under(@Nullable Context context, Callable<T> block) throws Exception {
    ThreadContext thread = ThreadContext.get();
    Context previous = thread.swap(context);
    T result;
    Context left;
    try {
      result = block.call();
    } finally {
      left = thread.swap(previous);
    }
    if (left != context) {
      throw new AssertionError("it was to leave " + context + " and left " + left);
    }
    return result;
  }
}
