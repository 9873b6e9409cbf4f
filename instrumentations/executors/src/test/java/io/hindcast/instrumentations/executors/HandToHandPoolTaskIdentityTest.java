package io.hindcast.instrumentations.executors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;

class HandToHandPoolTaskIdentityTest extends TaskIdentityContract {
  @Override
  ThreadPoolExecutor newPool() {
    return new HookedPool(new SynchronousQueue<>(), calls);
  }

  /** Nothing waits in it: what finds no thread is rejected. */
  @Override
  void assertWaiting(ThreadPoolExecutor pool, List<Object> known) {
    assertThat(pool.getQueue()).isEmpty();
    assertThat(calls.rejected).hasSize(2);
    for (int i = 0; i < 2; i++) {
      assertThat(calls.rejected.get(i)).isSameAs(known.get(i));
    }
  }
}
