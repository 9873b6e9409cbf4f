package io.hindcast.instrumentations.executors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;

/** The queue compares the application's objects, which it could not if they were anything else. */
class PriorityPoolTaskIdentityTest extends TaskIdentityContract {
  @Override
  ThreadPoolExecutor newPool() {
    return new HookedPool(new PriorityBlockingQueue<>(), calls);
  }

  @Override
  void assertWaiting(ThreadPoolExecutor pool, List<Object> known) {
    assertThat(pool.getQueue().peek()).as("the first one").isSameAs(known.get(1));
    super.assertWaiting(pool, known);
  }
}
