package io.hindcast.instrumentations.executors;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;

class ForkJoinPoolTest extends ExecutorContract {
  @Override
  ExecutorService newExecutor(int threads) {
    return new ForkJoinPool(threads, ForkJoinPool.defaultForkJoinWorkerThreadFactory, null, true);
  }
}
