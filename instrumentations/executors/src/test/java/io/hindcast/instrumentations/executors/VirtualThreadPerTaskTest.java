package io.hindcast.instrumentations.executors;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.InternalRecord;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Virtual threads, one for each task. */
@EnabledForJreRange(min = JRE.JAVA_21)
class VirtualThreadPerTaskTest extends ThreadPerTaskContract {
  private static final int MANY = 100_000;

  @Override
  ExecutorService newExecutor(int threads) {
    return Jdk21.newVirtualThreadPerTaskExecutor();
  }

  /** All of them are there before the first one goes on. */
  @Test
  void manyAtOnce_eachSeesItsOwn() throws Exception {
    CountDownLatch all = new CountDownLatch(MANY);
    Seen other = new Seen();
    InternalRecord left = woven.under(() -> submit(MANY / 2, all, seen));
    InternalRecord right = woven.under(() -> submit(MANY / 2, all, other));
    close(executor());

    assertThat(seen.spans()).hasSize(MANY / 2).containsOnly(left);
    assertThat(other.spans()).hasSize(MANY / 2).containsOnly(right);
    assertThat(woven.await(2)).containsExactly(left, right);
  }

  private void submit(int tasks, CountDownLatch all, Seen where) {
    for (int i = 0; i < tasks; i++) {
      executor()
          .execute(
              () -> {
                all.countDown();
                awaitLong(all);
                where.look();
              });
    }
  }

  private static void awaitLong(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
