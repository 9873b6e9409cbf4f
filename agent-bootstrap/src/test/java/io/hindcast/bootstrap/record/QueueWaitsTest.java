package io.hindcast.bootstrap.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeft.class)
class QueueWaitsTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final long MILLI = 1_000_000;

  private final QueueWaits waits = new QueueWaits("orders");
  private final ThreadContext thread = ThreadContext.get();

  @BeforeEach
  void worker() {
    thread.worksFor(waits);
  }

  @AfterEach
  void noWorker() {
    thread.worksFor(null);
    QueueWaits.spansFrom(QueueWaits.DEFAULT_SPAN_NANOS);
  }

  private QueueWaitReading read() {
    return Objects.requireNonNull(waits.read());
  }

  @Test
  void withoutWaits_thereIsNothingToRead() {
    assertThat(waits.read()).isNull();
  }

  @Test
  void bucket_endsWithItsBoundary() {
    long[] boundaries = QueueWaits.boundaries();
    for (int i = 0; i < boundaries.length; i++) {
      assertThat(QueueWaits.bucket(boundaries[i])).isEqualTo(i);
      assertThat(QueueWaits.bucket(boundaries[i] + 1)).isEqualTo(i + 1);
    }
    assertThat(QueueWaits.bucket(0)).isZero();
    assertThat(QueueWaits.bucket(Long.MAX_VALUE)).isEqualTo(boundaries.length);
  }

  @Test
  void waits_areCountedAndAddedUp_inWhateverLane() {
    for (int lane = -100; lane < 100; lane++) {
      waits.add(lane, MILLI);
      waits.add(lane, 2 * MILLI);
      waits.add(lane, 60_000 * MILLI);
    }

    QueueWaitReading reading = read();

    assertThat(reading.executor()).isEqualTo("orders");
    assertThat(reading.counts())
        .hasSize(QueueWaits.boundaries().length + 1)
        .startsWith(200L, 200L, 0L)
        .endsWith(0L, 200L);
    assertThat(reading.sumNanos()).isEqualTo(200 * 60_003 * MILLI);
  }

  @Test
  void manyThreads_noWaitIsLost() throws Exception {
    int threads = 4;
    int each = 50_000;
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      workers.add(
          new Thread(
              () -> {
                ThreadContext own = ThreadContext.get();
                for (int n = 0; n < each; n++) {
                  waits.add(own.lane(), 3);
                }
              }));
    }
    workers.forEach(Thread::start);
    for (Thread worker : workers) {
      worker.join();
    }

    assertThat(read().counts().get(0)).isEqualTo((long) threads * each);
    assertThat(read().sumNanos()).isEqualTo(3L * threads * each);
  }

  @Test
  void over_onNobodysThread_isNothing() {
    thread.worksFor(null);
    SpanRecord root = new InternalRecord(thread, null);

    QueueWaits.over(thread, root, 1_000 * MILLI);
    root.end();

    assertThat(waits.read()).isNull();
    assertThat(NothingLeft.records(NothingLeft.drain().get(0))).containsExactly(root);
  }

  @Test
  void shortWait_isCountedOnly() {
    SpanRecord root = new InternalRecord(thread, null);

    QueueWaits.over(thread, root, QueueWaits.DEFAULT_SPAN_NANOS - 1);
    root.end();

    assertThat(read().counts()).startsWith(0L, 0L, 1L);
    assertThat(NothingLeft.records(NothingLeft.drain().get(0))).containsExactly(root);
  }

  @Test
  void longWait_isARecordUnderTheHandOver() {
    SpanRecord root = new InternalRecord(thread, null);
    awaitAge(root, 2 * MILLI);
    QueueWaits.spansFrom(2 * MILLI);

    QueueWaits.over(thread, root, 2 * MILLI);
    long after = System.nanoTime();
    root.end();

    List<SpanRecord> records = NothingLeft.records(NothingLeft.drain().get(0));
    assertThat(records).hasSize(2);
    QueueWaitRecord wait = (QueueWaitRecord) records.get(1);
    assertThat(wait.executor).isEqualTo("orders");
    assertThat(wait.parent()).isSameAs(root);
    assertThat(wait.localTrace()).isSameAs(root.localTrace());
    assertThat(wait.spanId()).isNotZero().isNotEqualTo(root.spanId());
    assertThat(wait.waitedNanos())
        .isEqualTo(wait.endNanos() - wait.startNanos())
        .isGreaterThanOrEqualTo(2 * MILLI);
    assertThat(wait.startNanos() - root.startNanos()).isNotNegative();
    assertThat(after - wait.endNanos()).isNotNegative();
    assertThat(wait.isAnomalous()).isFalse();
    assertThat(root.waitedNanos()).isZero();
  }

  private static void awaitAge(SpanRecord record, long nanos) {
    while (System.nanoTime() - record.startNanos() < nanos) {
      Thread.onSpinWait();
    }
  }

  @Test
  void wait_doesNotBeginBeforeWhatItLiesUnder() {
    SpanRecord root = new InternalRecord(thread, null);

    QueueWaits.over(thread, root, 3_600_000 * MILLI);
    root.end();

    SpanRecord wait = NothingLeft.records(NothingLeft.drain().get(0)).get(1);
    assertThat(wait.startNanos()).isEqualTo(root.startNanos());
  }

  @Test
  void waitWithoutASpan_isCountedOnly() {
    QueueWaits.over(thread, new RemoteParent(1, 2, 3, 0, null, null), 1_000 * MILLI);

    assertThat(read().sumNanos()).isEqualTo(1_000 * MILLI);
    assertThat(NothingLeft.drain()).isEmpty();
  }

  @Test
  void taskThatBeginsAfterItsRequest_isAStraggler() {
    SpanRecord root = new InternalRecord(thread, null);
    root.end();

    QueueWaits.over(thread, root, 20 * MILLI);

    assertThat(NothingLeft.drain())
        .hasSize(2)
        .last()
        .isInstanceOfSatisfying(
            QueueWaitRecord.class, wait -> assertThat(wait.parent()).isSameAs(root));
  }

  @Test
  void handingOverAndWaiting_allocateTheEntryAndNoMore() {
    SpanRecord root = new InternalRecord(thread, null);
    QueueWaits.spansFrom(Long.MAX_VALUE);
    List<Object> tasks = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      tasks.add(new Object());
    }
    // The first of each loads classes, and makes the lanes.
    carry(root, List.of(new Object()));

    // Before C2 compiles a method the calling thread makes the texts that its class names, once.
    double least = DoubleStream.generate(() -> carry(root, tasks)).limit(5).min().orElseThrow();
    assertThat(least).as("bytes a task").isLessThanOrEqualTo(48);
    assertThat(read().counts().get(0)).isPositive();
    assertThat(TaskContexts.waiting()).isZero();
    root.end();
    NothingLeft.drain();
  }

  /** The bytes that each task costs. */
  private double carry(Context context, List<Object> tasks) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < tasks.size(); i++) {
      Object task = tasks.get(i);
      TaskContexts.put(waits, task, context, Moment.now());
      if (TaskContexts.take(waits, task, thread) == context) {
        QueueWaits.over(thread, context, Moment.nanosSince(thread.handedOver()));
      }
    }
    return (THREADS.getCurrentThreadAllocatedBytes() - before) / (double) tasks.size();
  }
}
