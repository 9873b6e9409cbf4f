package io.hindcast.instrumentations.executors;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;

class FixedPoolTaskIdentityTest extends TaskIdentityContract {
  @Override
  ThreadPoolExecutor newPool() {
    return new HookedPool(new LinkedBlockingQueue<>(), calls);
  }
}
