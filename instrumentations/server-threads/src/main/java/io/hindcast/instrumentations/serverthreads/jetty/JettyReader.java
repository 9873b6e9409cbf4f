package io.hindcast.instrumentations.serverthreads.jetty;

import io.hindcast.bootstrap.pool.ExecutorReader;
import io.hindcast.bootstrap.pool.ExecutorState;
import java.util.concurrent.Executor;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * Asks a pool of Jetty's. Its acceptors and selectors are threads that work, and of the maximum.
 */
final class JettyReader implements ExecutorReader {
  @Override
  public @Nullable ExecutorState read(Executor pool) {
    QueuedThreadPool threads = (QueuedThreadPool) pool;
    if (!threads.isRunning()) {
      return null;
    }
    return new ExecutorState(
        threads.getQueueSize(),
        threads.getBusyThreads(),
        threads.getThreads(),
        threads.getMaxThreads());
  }
}
