package io.hindcast.bootstrap.pool;

import org.jspecify.annotations.Nullable;

/**
 * What a worker of a library's pool runs for all its life, with a field for the pool, where nothing
 * else leads there. Woven into the classes when they are loaded; nothing else implements it.
 */
public interface Employed {
  /** Whose worker it is; null where nobody has said. */
  @Nullable Employer hindcastEmployer();

  /** Says whose. */
  void hindcastEmployer(@Nullable Employer employer);
}
