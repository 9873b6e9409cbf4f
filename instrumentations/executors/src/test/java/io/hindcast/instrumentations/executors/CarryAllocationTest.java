package io.hindcast.instrumentations.executors;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.QueueWaitReading;
import io.hindcast.bootstrap.record.QueueWaits;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.testing.Allocation;
import io.hindcast.instrumentations.testing.CarryingTask;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What carrying a context costs is not more where the wait is measured. Probes called by hand. */
class CarryAllocationTest {
  private static final int TASK = 16;
  private static final int ENTRY = 48;
  private static final int WRAPPER = 24;

  private final ThreadContext thread = ThreadContext.get();
  private final QueueWaits waits = new QueueWaits("test");
  private final InternalRecord request = new InternalRecord(thread, null);
  private final Object pool = new Object();

  @BeforeEach
  void worker() {
    thread.worksFor(waits);
    QueueWaits.spansFrom(Long.MAX_VALUE);
  }

  @AfterEach
  void noWorker() {
    thread.worksFor(null);
    thread.swap(null);
    QueueWaits.spansFrom(QueueWaits.DEFAULT_SPAN_NANOS);
  }

  @Test
  void taskOfAThreadPool() throws Exception {
    ExecuteProbe execute = new ExecuteProbe();
    BeforeExecuteProbe before = new BeforeExecuteProbe();
    GetTaskProbe next = new GetTaskProbe();

    double bytes =
        Allocation.bytesPerCall(
            () -> {
              Object task = new Object();
              thread.swap(request);
              execute.enter(pool, task, null, null);
              thread.swap(null);
              before.enter(pool, null, task, null);
              next.enter(pool, null, null, null);
            });

    assertThat(bytes).isLessThan(TASK + ENTRY + 1);
    assertThat(counted()).isPositive();
  }

  @Test
  void taskThatCarriesItsContext() throws Exception {
    ExecuteProbe execute = new ExecuteProbe();
    BeforeExecuteProbe before = new BeforeExecuteProbe();
    GetTaskProbe next = new GetTaskProbe();
    CarryingTask<String> task = new CarryingTask<>(() -> "");

    double bytes =
        Allocation.bytesPerCall(
            () -> {
              thread.swap(request);
              execute.enter(pool, task, null, null);
              thread.swap(null);
              before.enter(pool, null, task, null);
              next.enter(pool, null, null, null);
            });

    assertThat(bytes).isLessThan(1);
    assertThat(counted()).isPositive();
  }

  @Test
  void functionOfAFuture() throws Exception {
    StartRunnableProbe start = new StartRunnableProbe();
    Runnable function = () -> {};

    double bytes =
        Allocation.bytesPerCall(
            () -> {
              thread.swap(request);
              Object state = Objects.requireNonNull(start.enter(null, function, pool, null));
              @Nullable Object carrying = start.argument(state, function);
              thread.swap(null);
              ((Runnable) Objects.requireNonNull(carrying)).run();
            });

    assertThat(bytes).isLessThan(WRAPPER + 1);
    assertThat(counted()).isPositive();
  }

  private long counted() {
    QueueWaitReading reading = Objects.requireNonNull(waits.read());
    return reading.counts().stream().mapToLong(Long::longValue).sum();
  }
}
