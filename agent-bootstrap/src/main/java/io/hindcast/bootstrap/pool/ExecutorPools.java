package io.hindcast.bootstrap.pool;

import io.hindcast.bootstrap.record.QueueWaitReading;
import io.hindcast.bootstrap.record.QueueWaits;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

/**
 * The thread pools and fork/join pools that have had a worker. A task that is handed over or run
 * never comes by here: its worker knows where to count. A pool, and the class loader of a pool's
 * class, is not kept. Thread safe, without locks.
 */
public final class ExecutorPools {
  private static final PoolTable POOLS = new PoolTable();

  private ExecutorPools() {}

  /**
   * A pool has a worker: it is known from then on, by that worker's name without its counter. Once
   * in the life of a worker.
   *
   * @param pool a {@code ThreadPoolExecutor} or a {@code ForkJoinPool}; of others only the waits
   *     are known
   * @param worker the name of the worker's thread
   * @return what counts how long the pool's tasks have waited
   */
  public static QueueWaits workerStarts(ExecutorService pool, String worker) {
    return POOLS.workerStarts(pool, worker);
  }

  /**
   * The same for a pool of a library's own.
   *
   * @param reader kept weakly: the one who calls has to keep it for as long as the pool's class is
   */
  public static QueueWaits workerStarts(Executor pool, String worker, ExecutorReader reader) {
    return POOLS.workerStarts(pool, worker, reader);
  }

  /**
   * A pool refuses a task: its handler for those is called, whatever that does with it. Where a
   * library has its refused tasks come back by themselves, one that it has thrown out for good.
   */
  public static void rejected(Executor pool) {
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

  /**
   * How long tasks have waited since the start. Asks no pool; by any thread.
   *
   * @return a reading for each name whose tasks were looked at
   */
  public static List<QueueWaitReading> queueWaits() {
    return POOLS.queueWaits();
  }
}
