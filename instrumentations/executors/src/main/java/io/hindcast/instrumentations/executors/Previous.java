package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.record.Context;
import org.jspecify.annotations.Nullable;

/**
 * What to make current again after a call, as the state of a probe: that cannot be null, so "no
 * context" is an object here.
 */
final class Previous {
  private static final Object NONE = new Object();

  private Previous() {}

  static Object of(@Nullable Context context) {
    return context == null ? NONE : context;
  }

  static @Nullable Context context(Object state) {
    return state == NONE ? null : (Context) state;
  }
}
