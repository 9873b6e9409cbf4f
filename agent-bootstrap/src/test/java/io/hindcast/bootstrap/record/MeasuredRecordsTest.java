package io.hindcast.bootstrap.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.DbPoolRecord.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is measured only, in a list with spans. */
@ExtendWith(NothingLeft.class)
class MeasuredRecordsTest {
  private static final DbPool POOL = new DbPool("orders", null);

  private final ThreadContext thread = ThreadContext.get();
  private final List<SpanRecord> measured = new ArrayList<>();

  @Test
  void amongSpans_theyAreTakenOff() {
    InternalRecord root = new InternalRecord(thread);
    root.activate(thread);
    measure();
    InternalRecord first = span();
    measure();
    measure();
    InternalRecord second = span();
    measure();
    root.deactivate(thread);
    root.end();

    SpanRecord newest = taken();

    assertThat(newest).isNotNull();
    assertThat(newest.count()).isEqualTo(3);
    assertThat(NothingLeft.records(newest)).containsExactly(root, second, first);
    assertThat(measured).hasSize(4).allMatch(record -> record.takeNext() == null);
  }

  @Test
  void aListOfSpans_staysAsItIs() {
    InternalRecord root = new InternalRecord(thread);
    root.activate(thread);
    InternalRecord child = span();
    root.deactivate(thread);
    root.end();

    SpanRecord newest = taken();

    assertThat(newest).isNotNull().isSameAs(root);
    assertThat(newest.count()).isEqualTo(2);
    assertThat(NothingLeft.records(newest)).containsExactly(root, child);
    assertThat(measured).isEmpty();
  }

  @Test
  void alone_nothingIsLeft() {
    measure();

    assertThat(taken()).isNull();
    assertThat(measured).hasSize(1);
  }

  @Test
  void inTheAgentsOwnWork_nothingIsMeasured() {
    thread.suppress();
    measure();
    thread.resume();

    assertThat(NothingLeft.drain()).isEmpty();
  }

  @Test
  void aClockThatWasSetBack_countsAsNoTime() {
    DbPoolRecord.measured(Measure.USE, POOL, -5);
    DbPoolRecord.measured(Measure.USE, POOL, Long.MAX_VALUE);

    assertThat(NothingLeft.drain())
        .extracting(record -> ((DbPoolRecord) record).millis)
        .containsExactly(0, Integer.MAX_VALUE);
  }

  private @Nullable SpanRecord taken() {
    return Objects.requireNonNull(SpanQueue.poll()).takeMeasured(measured::add);
  }

  private void measure() {
    DbPoolRecord.measured(Measure.USE, POOL, 5);
  }

  private InternalRecord span() {
    InternalRecord span = new InternalRecord(thread);
    span.end();
    return span;
  }
}
