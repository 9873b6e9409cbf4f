package io.hindcast.exporter.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.exporter.FakeClock;
import io.hindcast.exporter.Records;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TraceAssemblerTest {
  private final FakeClock clock = new FakeClock();
  private final TraceAssembler assembler = new TraceAssembler(new EpochAnchors(clock), 3);

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
