package io.hindcast.bootstrap.carry;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.ThreadContext;
import org.jspecify.annotations.Nullable;

/** What to make current again after a call, as the state of a probe, which cannot be null. */
public final class Previous {
  private static final Object NONE = new Object();

  private Previous() {}

  /**
   * Makes a context current.
   *
   * @return the state for {@link #restore}; null where it is current already
   */
  public static @Nullable Object swap(@Nullable Context next) {
    ThreadContext thread = ThreadContext.get();
    Context current = thread.current();
    if (current == next) {
      return null;
    }
    thread.swap(next);
    return current == null ? NONE : current;
  }

  /** Makes current again what was. */
  public static void restore(Object state) {
    ThreadContext.get().swap(state == NONE ? null : (Context) state);
  }
}
