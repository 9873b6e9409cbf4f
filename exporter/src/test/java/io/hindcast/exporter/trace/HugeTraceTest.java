package io.hindcast.exporter.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.SpanQueue;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.exporter.FakeClock;
import io.hindcast.exporter.Records;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of more records than anybody reads, from the application's threads to the trace. */
final class HugeTraceTest {
  private static final int MAX_SPANS = 10_000;
  private static final int MAX_WAITING = 40_000;

  private final FakeClock clock = new FakeClock();
  private final CountedCuts cuts = new CountedCuts();
  private final TraceAssembler assembler =
      new TraceAssembler(new EpochAnchors(clock), MAX_SPANS, MAX_WAITING, MAX_WAITING, cuts);
  private long received;

  @BeforeEach
  @AfterEach
  void emptyRing() {
    Records.drain();
  }

  @ParameterizedTest
  @ValueSource(ints = {100_000, 1_000_000})
  void firstLastSlowestAndFailingOnes_areKept(int records) {
    ThreadContext thread = Records.thread();
    InternalRecord root = new InternalRecord(thread);
    InternalRecord first = finished(thread, root);
    InternalRecord outer = new InternalRecord(thread, root);
    InternalRecord slow = null;
    InternalRecord failing = null;
    for (int i = 4; i < records - 3; i++) {
      if (i == records / 2) {
        slow = new InternalRecord(thread, root);
      }
      finished(thread, root);
      if (i == records / 3) {
        InternalRecord inner = new InternalRecord(thread, outer);
        failing = new InternalRecord(thread, inner);
        failing.thrown = new IllegalStateException("broken");
        failing.end();
        inner.end();
      }
      if (slow != null && !slow.isEnded() && i > records / 2 + 5_000) {
        slow.end();
        outer.end();
      }
      if (i % 500 == 0) {
        drain();
        assertThat(assembler.pollDue(clock.nanos, false)).isNull();
        assertThat(assembler.heldRecords()).isLessThanOrEqualTo(2 * MAX_SPANS);
      }
    }
    InternalRecord last = finished(thread, root);
    root.end();
    drain();

    AssembledTrace trace = Objects.requireNonNull(assembler.pollOldest());

    assertThat(trace.records()).hasSize(MAX_SPANS).startsWith(root);
    assertThat(trace.records()).contains(first, last);
    assertThat(trace.records()).contains(slow, failing);
    assertThat(trace.records()).contains(outer, Objects.requireNonNull(failing).parent());
    assertThat(trace.droppedSpans()).isEqualTo(received - MAX_SPANS);
    assertThat(cuts.leftOut).isEqualTo(received - MAX_SPANS);
    assertThat(received).isEqualTo(records);
    assertThat(assembler.pollOldest()).isNull();
    assertThat(assembler.heldRecords()).isZero();
  }

  /** Their root ends in the middle of it. */
  @Test
  void childrenOfManyThreads_areKeptOrCounted() throws Exception {
    int threads = 4;
    int children = 100_000;
    long droppedBefore = SpanQueue.dropped(SpanQueue.DropReason.QUEUE_FULL);
    InternalRecord root = new InternalRecord(Records.thread());
    CountDownLatch running = new CountDownLatch(threads);
    List<Thread> workers = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      int rootAt = t == 0 ? children / 2 : -1;
      Thread worker =
          new Thread(
              () -> {
                ThreadContext own = ThreadContext.get();
                for (int i = 0; i < children; i++) {
                  if (i == rootAt) {
                    root.end();
                  }
                  finished(own, root);
                  // Otherwise the ring is full, and the root may be what it has no room for.
                  while (i % 64 == 0 && SpanQueue.size() > 4) {
                    Thread.onSpinWait();
                  }
                }
                running.countDown();
              });
      workers.add(worker);
      worker.start();
    }
    while (running.getCount() > 0) {
      drain();
    }
    for (Thread worker : workers) {
      worker.join();
    }
    drain();

    AssembledTrace trace = Objects.requireNonNull(assembler.pollOldest());

    Set<Long> ids = new HashSet<>();
    for (SpanRecord record : trace.records()) {
      ids.add(record.spanId());
    }
    long dropped = SpanQueue.dropped(SpanQueue.DropReason.QUEUE_FULL) - droppedBefore;
    assertThat(received + dropped).isEqualTo(1L + (long) threads * children);
    assertThat(trace.records()).hasSize(MAX_SPANS).startsWith(root);
    assertThat(ids).hasSize(MAX_SPANS);
    assertThat(trace.droppedSpans()).isEqualTo(received - MAX_SPANS);
    assertThat(cuts.splits).isZero();
    assertThat(assembler.pollOldest()).isNull();
  }

  private static InternalRecord finished(ThreadContext thread, InternalRecord root) {
    InternalRecord record = new InternalRecord(thread, root);
    record.end();
    return record;
  }

  private void drain() {
    for (SpanRecord list = SpanQueue.poll(); list != null; list = SpanQueue.poll()) {
      received += list.count();
      assembler.add(list, clock.nanos);
    }
  }
}
