package io.hindcast.instrumentations.executors;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.InternalRecord;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Platform threads, one for each task. */
@EnabledForJreRange(min = JRE.JAVA_21)
class ThreadPerTaskTest extends ThreadPerTaskContract {
  @Override
  ExecutorService newExecutor(int threads) {
    return Jdk21.newThreadPerTaskExecutor(Thread::new);
  }

  /** What starts one in a request is as often something that stays. */
  @Test
  void aPlatformThreadOfNoExecutor_startsWithout() throws Exception {
    InternalRecord root =
        woven.under(
            () -> {
              Thread thread = new Thread(seen::look);
              thread.start();
              thread.join();
            });

    assertThat(seen.spans()).hasSize(1).containsOnlyNulls();
    assertThat(woven.await(1)).containsExactly(root);
  }
}
