package io.hindcast.instrumentations.serverthreads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogManager;
import org.xnio.Xnio;
import org.xnio.XnioWorker;

/** A pool as a server makes it. */
class UndertowThreadsTest extends ServerThreadsContract {
  static {
    // A task that throws is told in the log.
    LogManager.getLogManager().reset();
  }

  @Override
  Executor newPool(String poolName, int threads) {
    return Xnio.getInstance()
        .createWorkerBuilder()
        .setWorkerName(poolName)
        .setCoreWorkerPoolSize(threads)
        .setMaxWorkerPoolSize(threads)
        .build();
  }

  @Override
  void end(Executor pool) throws Exception {
    XnioWorker worker = (XnioWorker) pool;
    worker.shutdown();
    assertThat(worker.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
  }

  @Override
  String kindOfThread() {
    return " task";
  }
}
