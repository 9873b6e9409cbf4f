package io.hindcast.bootstrap.record;

import org.jspecify.annotations.Nullable;

/**
 * A task of the JDK with a field for the context that it was handed over under. Woven into the
 * classes when they are loaded; nothing else implements it. Ask for {@link TaskMoment} instead: the
 * same classes have both, and a check for one interface alone stays quick.
 */
public interface TaskContext {
  /** What the task will run under; null for nothing. */
  @Nullable Context hindcastContext();

  /** Says what; null forgets it. */
  void hindcastContext(@Nullable Context context);
}
