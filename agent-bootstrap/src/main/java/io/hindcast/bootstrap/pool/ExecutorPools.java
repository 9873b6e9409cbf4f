package io.hindcast.bootstrap.pool;

import java.util.List;
import java.util.concurrent.ExecutorService;

/**
 * The thread pools and fork/join pools that have had a worker. A task that is handed over or run
 * never comes by here; a pool, and the class loader of a pool's class, is not kept. Thread safe,
 * without locks.
 */
public final class ExecutorPools {
  private static final PoolTable POOLS = new PoolTable();

  private ExecutorPools() {}

  /**
   * A pool has a worker: it is known from then on, by that worker's name without its counter. Once
   * in the life of a worker.
   *
   * @param pool a {@code ThreadPoolExecutor} or a {@code ForkJoinPool}
   * @param worker the name of the worker's thread
   */
  public static void workerStarts(ExecutorService pool, String worker) {
    POOLS.workerStarts(pool, worker);
  }

  /** A pool's handler for rejected tasks is called, whatever that does with the task. */
  public static void rejected(ExecutorService pool) {
    POOLS.rejected(pool);
  }

  /**
   * Asks the pools, those of one name together. Calls methods that a pool's class may override and
   * takes locks of the pool: for a background thread, once an export. Never throws what a pool
   * throws; such a pool is left out.
   *
   * @return a reading for each name that has a pool now, or has ever refused a task
   */
  public static List<ExecutorReading> read() {
    return POOLS.read();
  }
}
