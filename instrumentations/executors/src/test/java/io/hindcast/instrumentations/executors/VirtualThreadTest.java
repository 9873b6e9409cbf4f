package io.hindcast.instrumentations.executors;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.TaskContexts;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Virtual threads are carried by a fork/join pool: their going on is no task of whoever wakes them.
 */
@EnabledForJreRange(min = JRE.JAVA_21)
class VirtualThreadTest {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new ExecutorsModule());

  private final Seen seen = new Seen();

  @Test
  void startedAndWokenUnderAContext_leaveTheSchedulerAlone() throws Exception {
    Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
    List<Thread> threads = new ArrayList<>();
    Runnable body =
        () -> {
          sleep();
          seen.look();
        };
    InternalRecord root =
        woven.under(
            () -> {
              for (int i = 0; i < 1_000; i++) {
                threads.add((Thread) start.invoke(null, body));
              }
              assertThat(TaskContexts.isEmpty()).isTrue();
              for (Thread thread : threads) {
                thread.join();
              }
            });

    assertThat(seen.spans()).hasSize(1_000).containsOnlyNulls();
    assertThat(TaskContexts.isEmpty()).isTrue();
    assertThat(woven.await(1)).containsExactly(root);
  }

  private static void sleep() {
    try {
      // Not to wait for anything: a virtual thread that sleeps leaves its carrier.
      Thread.sleep(1);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
