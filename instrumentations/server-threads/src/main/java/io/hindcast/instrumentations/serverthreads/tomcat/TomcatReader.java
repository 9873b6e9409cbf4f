package io.hindcast.instrumentations.serverthreads.tomcat;

import io.hindcast.bootstrap.pool.ExecutorReader;
import io.hindcast.bootstrap.pool.ExecutorState;
import java.util.concurrent.Executor;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/** Asks a pool of Tomcat's. */
final class TomcatReader implements ExecutorReader {
  @Override
  public @Nullable ExecutorState read(Executor pool) {
    ThreadPoolExecutor threads = (ThreadPoolExecutor) pool;
    return new ExecutorState(
        threads.getQueue().size(),
        threads.getActiveCount(),
        threads.getPoolSize(),
        threads.getMaximumPoolSize());
  }
}
