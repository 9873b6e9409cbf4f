package io.hindcast.exporter.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.exporter.FakeClock;
import io.hindcast.exporter.Records;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TraceAssemblerTest {
  /** So many records go ahead of their root. */
  private static final int CHUNK = 1_000;

  private final FakeClock clock = new FakeClock();
  private final CountedCuts cuts = new CountedCuts();
  private TraceAssembler assembler = assembler(CHUNK);

  @BeforeEach
  @AfterEach
  void emptyRing() {
    Records.drain();
  }

  @Test
  void trace_isHeldForStragglers() {
    InternalRecord root = new InternalRecord(Records.thread());
    InternalRecord late = new InternalRecord(Records.thread(), root);
    root.end();
    drain();
    assertThat(assembler.pollDue(clock.nanos, false)).isNull();

    late.end();
    drain();
    clock.nanos += TraceAssembler.HOLD_NANOS;

    AssembledTrace trace = Objects.requireNonNull(assembler.pollDue(clock.nanos, false));
    assertThat(trace.records()).containsExactly(root, late);
    assertThat(trace.root()).isSameAs(root);
    assertThat(assembler.heldRecords()).isZero();
    assertThat(assembler.pollDue(clock.nanos, false)).isNull();
  }

  @Test
  void straggler_afterItsTraceIsGone_isATraceWithoutRootByTheSameAnchor() {
    InternalRecord root = new InternalRecord(Records.thread());
    InternalRecord late = new InternalRecord(Records.thread(), root);
    root.end();
    drain();
    AssembledTrace first = Objects.requireNonNull(assembler.pollOldest());
    late.end();
    drain();

    AssembledTrace second = Objects.requireNonNull(assembler.pollOldest());

    assertThat(second.root()).isNull();
    assertThat(second.records()).containsExactly(late);
    assertThat(second.epochNanos(late.startNanos()))
        .isGreaterThanOrEqualTo(first.epochNanos(root.startNanos()));
  }

  @Test
  void records_areInTheOrderInWhichTheyBegan() {
    InternalRecord root = new InternalRecord(Records.thread());
    InternalRecord first = new InternalRecord(Records.thread(), root);
    InternalRecord second = new InternalRecord(Records.thread(), root);
    second.end();
    first.end();
    root.end();
    drain();

    assertThat(Objects.requireNonNull(assembler.pollOldest()).records())
        .containsExactly(root, first, second);
  }

  @Test
  void fullAssembler_letsTheOldestGoEarly() {
    InternalRecord oldest = finished();
    finished();
    finished();
    drain();
    assertThat(assembler.pollDue(clock.nanos, false)).isNull();
    finished();
    drain();

    AssembledTrace trace = Objects.requireNonNull(assembler.pollDue(clock.nanos, false));

    assertThat(trace.records()).containsExactly(oldest);
    assertThat(assembler.pollDue(clock.nanos, false)).isNull();
  }

  @Test
  void nearlyFullHeap_leavesAQuarterOfTheBound() {
    finished();
    drain();
    assertThat(assembler.pollDue(clock.nanos, false)).isNull();

    assertThat(assembler.pollDue(clock.nanos, true)).isNotNull();
    assertThat(assembler.heldRecords()).isZero();
  }

  @Test
  void recordsOfAnOpenTrace_waitForTheirRoot() {
    assembler = assembler(CHUNK + 5);
    InternalRecord root = new InternalRecord(Records.thread());
    children(root, CHUNK - 10);
    InternalRecord late = new InternalRecord(Records.thread(), root);
    children(root, 10);
    drain();
    clock.nanos += 100 * TraceAssembler.HOLD_NANOS;
    assertThat(assembler.pollDue(clock.nanos, false)).isNull();
    assertThat(assembler.heldRecords()).isEqualTo(CHUNK);

    children(root, 3);
    root.end();
    drain();
    late.end();
    drain();
    clock.nanos += TraceAssembler.HOLD_NANOS - 1;
    // So many are too many to be held, and they go early.
    AssembledTrace trace = Objects.requireNonNull(assembler.pollDue(clock.nanos, false));

    assertThat(trace.records()).hasSize(CHUNK + 5).startsWith(root).contains(late);
    assertThat(trace.root()).isSameAs(root);
    assertThat(trace.droppedSpans()).isZero();
    assertThat(assembler.heldRecords()).isZero();
    assertThat(assembler.pollOldest()).isNull();
    assertThat(cuts.splits).isZero();
  }

  @Test
  void recordsThatWereToGoAhead_joinTheRootThatCameFirst() {
    InternalRecord root = new InternalRecord(Records.thread());
    children(root, CHUNK);
    root.end();
    List<SpanRecord> lists = Records.drain();
    assertThat(lists).hasSize(2).last().isSameAs(root);

    assembler.add(lists.get(1), clock.nanos);
    assembler.add(lists.get(0), clock.nanos);

    assertThat(assembler.heldRecords()).isEqualTo(CHUNK + 1);
    AssembledTrace trace = Objects.requireNonNull(assembler.pollDue(clock.nanos, false));
    assertThat(trace.records()).hasSize(CHUNK);
    assertThat(trace.droppedSpans()).isEqualTo(1);
    assertThat(assembler.heldRecords()).isZero();
  }

  @Test
  void rootThatTakesTooLong_comesInParts() {
    InternalRecord root = new InternalRecord(Records.thread());
    children(root, CHUNK);
    drain();
    clock.nanos += TraceAssembler.OPEN_NANOS - 1;
    assertThat(assembler.pollDue(clock.nanos, false)).isNull();
    clock.nanos += 1;

    AssembledTrace first = Objects.requireNonNull(assembler.pollDue(clock.nanos, false));
    root.end();
    drain();
    AssembledTrace second = Objects.requireNonNull(assembler.pollOldest());

    assertThat(first.root()).isNull();
    assertThat(first.head()).isSameAs(first.records().get(0));
    assertThat(first.rootSpanId()).isEqualTo(root.spanId());
    assertThat(first.records()).hasSize(CHUNK);
    assertThat(second.records()).containsExactly(root);
    assertThat(second.rootSpanId()).isEqualTo(root.spanId());
    assertThat(cuts.splits).isEqualTo(1);
  }

  @Test
  void tooManyOpenTraces_letTheOldestGoInParts() {
    InternalRecord first = new InternalRecord(Records.thread());
    InternalRecord second = new InternalRecord(Records.thread(), null);
    InternalRecord third = new InternalRecord(Records.thread(), null);
    children(first, CHUNK);
    children(second, CHUNK);
    drain();
    assertThat(assembler.pollDue(clock.nanos, false)).isNull();
    children(third, CHUNK);
    drain();

    AssembledTrace part = Objects.requireNonNull(assembler.pollDue(clock.nanos, false));

    assertThat(part.rootSpanId()).isEqualTo(first.spanId());
    assertThat(assembler.pollDue(clock.nanos, false)).isNull();
    assertThat(assembler.heldRecords()).isEqualTo(2 * CHUNK);
  }

  @Test
  void oneOpenTrace_isCutWhileItGrows() {
    InternalRecord root = new InternalRecord(Records.thread());
    for (int i = 0; i < 10; i++) {
      children(root, CHUNK);
      drain();
      assertThat(assembler.heldRecords()).isLessThanOrEqualTo(2 * CHUNK);
      assertThat(assembler.pollDue(clock.nanos, false)).isNull();
    }
    root.end();
    drain();

    AssembledTrace trace = Objects.requireNonNull(assembler.pollOldest());

    assertThat(trace.records()).hasSize(CHUNK).startsWith(root);
    assertThat(trace.droppedSpans()).isEqualTo(9 * CHUNK + 1);
    assertThat(cuts.leftOut).isEqualTo(9 * CHUNK + 1);
    assertThat(assembler.heldRecords()).isZero();
  }

  @Test
  void smallHeap_cutsEarlier() {
    assembler = assembler(1_000_000);
    InternalRecord root = new InternalRecord(Records.thread());
    for (int i = 0; i < 5; i++) {
      children(root, CHUNK);
      drain();
    }
    root.end();
    drain();

    assertThat(Objects.requireNonNull(assembler.pollOldest()).records()).hasSize(2 * CHUNK);
  }

  private TraceAssembler assembler(int maxSpans) {
    return new TraceAssembler(new EpochAnchors(clock), maxSpans, 3, 2 * CHUNK, cuts);
  }

  private static void children(InternalRecord root, int count) {
    for (int i = 0; i < count; i++) {
      new InternalRecord(Records.thread(), root).end();
    }
  }

  private static InternalRecord finished() {
    InternalRecord record = new InternalRecord(Records.thread());
    record.end();
    return record;
  }

  private void drain() {
    for (SpanRecord list : Records.drain()) {
      assembler.add(list, clock.nanos);
    }
  }
}
