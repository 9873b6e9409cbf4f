package io.hindcast.bootstrap.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolNameTest {
  @ParameterizedTest
  @CsvSource({
    "http-nio-8080-exec-12, http-nio-8080-exec",
    "pool-2-thread-1, pool-2-thread",
    "ForkJoinPool.commonPool-worker-3, ForkJoinPool.commonPool-worker",
    "XNIO-1 task-14, XNIO-1 task",
    "HikariPool-1 connection adder, HikariPool-1 connection adder",
    "Thread-0, Thread",
    "worker #7, worker",
    "worker7, worker",
    "mail__9, mail",
    "scheduler, scheduler",
    "scheduler-, scheduler-"
  })
  void of_leavesTheCounterOut(String worker, String name) {
    assertThat(PoolName.of(ForkJoinPool.commonPool(), worker)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({"''", "17", "-17"})
  void of_whereNothingIsLeft_isTheClass(String worker) {
    assertThat(PoolName.of(ForkJoinPool.commonPool(), worker))
        .isEqualTo("java.util.concurrent.ForkJoinPool");
  }
}
