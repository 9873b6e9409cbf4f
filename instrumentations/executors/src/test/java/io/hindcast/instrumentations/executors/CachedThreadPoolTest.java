package io.hindcast.instrumentations.executors;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Tasks go to a new thread, or from hand to hand. */
class CachedThreadPoolTest extends ExecutorContract {
  @Override
  ExecutorService newExecutor(int threads) {
    return new ThreadPoolExecutor(
        0, Integer.MAX_VALUE, 60, TimeUnit.SECONDS, new SynchronousQueue<>());
  }

  /** A task is handed to a thread that waits, or to a new one. */
  @Override
  boolean hasQueue() {
    return false;
  }

  /** Each task may get a thread of its own. */
  @Override
  boolean isFirstInFirstOut() {
    return false;
  }
}
