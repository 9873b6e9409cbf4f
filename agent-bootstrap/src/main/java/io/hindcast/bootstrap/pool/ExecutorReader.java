package io.hindcast.bootstrap.pool;

import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Asks the pools of one library that are none of the JDK's. It knows the library's types, so it
 * lives in the loader of the probes and nothing on the boot path may keep it. Without state; may
 * throw whatever a pool throws.
 */
public interface ExecutorReader {
  /**
   * What a pool says of itself. Called by a background thread, once an export.
   *
   * @return null where it says nothing now: it does not run
   */
  @Nullable ExecutorState read(Executor pool);
}
