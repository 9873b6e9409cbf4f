package io.hindcast.bootstrap.pool;

import io.hindcast.bootstrap.record.DbPool;
import org.jspecify.annotations.Nullable;

/**
 * Asks the pools of one library. It knows the library's types, so it lives in the loader of the
 * probes and nothing on the boot path may keep it. Without state; may throw whatever a pool throws.
 */
public interface ConnectionPoolReader {
  /** Which pool it is. Called once a pool, by the first thread that asked it for a connection. */
  DbPool describe(Object pool) throws Exception;

  /**
   * What a pool says of itself. Called by a background thread, once an export.
   *
   * @return null where the pool is closed for good
   */
  @Nullable ConnectionPoolState read(Object pool) throws Exception;
}
