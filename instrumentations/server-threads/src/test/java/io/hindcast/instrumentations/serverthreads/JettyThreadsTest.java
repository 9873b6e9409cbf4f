package io.hindcast.instrumentations.serverthreads;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.pool.ExecutorPools;
import io.hindcast.bootstrap.pool.ExecutorReading;
import java.util.concurrent.Executor;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.Test;

class JettyThreadsTest extends ServerThreadsContract {
  @Override
  Executor newPool(String poolName, int threads) throws Exception {
    QueuedThreadPool pool = new QueuedThreadPool(threads, threads);
    pool.setReservedThreads(0);
    pool.setName(poolName);
    pool.start();
    return pool;
  }

  @Override
  void end(Executor pool) throws Exception {
    ((QueuedThreadPool) pool).stop();
  }

  @Test
  void aPoolWithoutAName_isToldWithoutItsHash() throws Exception {
    QueuedThreadPool pool = new QueuedThreadPool(1, 1);
    pool.setReservedThreads(0);
    pool.start();
    awaitIdle(pool);

    assertThat(ExecutorPools.read()).extracting(ExecutorReading::name).contains("qtp");
    pool.stop();
  }
}
