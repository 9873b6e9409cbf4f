package io.hindcast.instrumentations.executors;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

class FixedThreadPoolTest extends ExecutorContract {
  @Override
  ExecutorService newExecutor(int threads) {
    return Executors.newFixedThreadPool(threads);
  }
}
