package io.hindcast.instrumentations.serverthreads.undertow;

import io.hindcast.bootstrap.pool.ExecutorReader;
import io.hindcast.bootstrap.pool.ExecutorState;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.jboss.threads.EnhancedQueueExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Asks a pool. How many of its threads work it does not say unless a property has it count; those
 * that wait for a task say that they are parked for the pool.
 */
final class PoolReader implements ExecutorReader {
  @Override
  public @Nullable ExecutorState read(Executor pool) {
    EnhancedQueueExecutor threads = (EnhancedQueueExecutor) pool;
    int active = 0;
    for (Thread thread : threads.getRunningThreads()) {
      if (LockSupport.getBlocker(thread) != threads) {
        active++;
      }
    }
    return new ExecutorState(
        // -1 where a queue without bound is not counted.
        Math.max(0, threads.getQueueSize()),
        active,
        threads.getPoolSize(),
        threads.getMaximumPoolSize());
  }
}
