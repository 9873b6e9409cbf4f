package io.hindcast.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.DbWaitRecord;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.QueueWaits;
import io.hindcast.bootstrap.record.RestoredSpan;
import io.hindcast.bootstrap.record.RestoredTrace;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.bootstrap.sampling.SamplingPolicy;
import io.hindcast.exporter.sampling.Baseline;
import io.hindcast.exporter.sampling.SamplingSettings;
import io.hindcast.exporter.sampling.SamplingSettings.Mode;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SamplingChangesTest {
  private final SamplingPolicy before = SamplingPolicy.current();
  private final ThreadContext thread = Records.thread();

  @BeforeEach
  void emptyRing() {
    Records.drain();
    thread.worksFor(new QueueWaits("orders"));
  }

  @AfterEach
  void asItWas() {
    thread.worksFor(null);
    QueueWaits.spansFrom(QueueWaits.DEFAULT_SPAN_NANOS);
    DbWaitRecord.spansFrom(Duration.ofMillis(10).toNanos());
    DbWaitRecord.evidenceFrom(Long.MAX_VALUE);
    SamplingPolicy.use(before);
  }

  @Test
  void waitsThatAreEvidence_areRecordedHoweverShort() {
    SamplingSettings first = waitThreshold(Duration.ofMillis(500));
    AtomicReference<SamplingSettings> live = new AtomicReference<>(first);
    SamplingChanges changes = new SamplingChanges(live::get, first, new Baseline(first, 0), null);
    assertThat(records(QueueWaits.DEFAULT_SPAN_NANOS - 1)).isFalse();
    assertThat(records(QueueWaits.DEFAULT_SPAN_NANOS)).isTrue();

    live.set(waitThreshold(Duration.ofMillis(2)));
    changes.doWork(0);
    assertThat(records(1_999_999)).isFalse();
    assertThat(records(2_000_000)).isTrue();

    live.set(waitThreshold(Duration.ZERO));
    changes.doWork(0);
    assertThat(records(QueueWaits.DEFAULT_SPAN_NANOS - 1)).isFalse();
    assertThat(records(QueueWaits.DEFAULT_SPAN_NANOS)).isTrue();
  }

  @Test
  void waitsForAConnectionThatAreEvidence_areSpans_whateverElseIs() {
    DbWaitRecord.spansFrom(Duration.ofHours(1).toNanos());
    SamplingSettings first = waitThreshold(Duration.ofMillis(500));
    AtomicReference<SamplingSettings> live = new AtomicReference<>(first);
    SamplingChanges changes = new SamplingChanges(live::get, first, new Baseline(first, 0), null);
    assertThat(isSpan(499_999_999)).isFalse();
    assertThat(isSpan(500_000_000)).isTrue();

    live.set(waitThreshold(Duration.ofMillis(2)));
    changes.doWork(0);
    assertThat(isSpan(1_999_999)).isFalse();
    assertThat(isSpan(2_000_000)).isTrue();

    live.set(waitThreshold(Duration.ZERO));
    changes.doWork(0);
    assertThat(isSpan(500_000_000)).isFalse();
  }

  @Test
  void headSamplers_knowNoEvidence() {
    SamplingSettings head = waitThreshold(Mode.HEAD, Duration.ofMillis(2));
    DbWaitRecord.spansFrom(Duration.ofHours(1).toNanos());
    new SamplingChanges(() -> head, head, new Baseline(head, 0), null).doWork(0);

    assertThat(isSpan(500_000_000)).isFalse();
    assertThat(records(QueueWaits.DEFAULT_SPAN_NANOS - 1)).isFalse();
  }

  /** A wait for a connection. */
  private static boolean isSpan(long nanos) {
    RestoredTrace trace = new RestoredTrace(1, 2, 0, null, null);
    return new DbWaitRecord(new RestoredSpan(trace, null, 3, 0, nanos)).makesSpan();
  }

  private boolean records(long waitNanos) {
    SpanRecord root = new InternalRecord(thread, null);
    QueueWaits.over(thread, root, waitNanos);
    root.end();
    return Records.drain().get(0).count() == 2;
  }

  private static SamplingSettings waitThreshold(Duration threshold) {
    return waitThreshold(Mode.HINDSIGHT, threshold);
  }

  private static SamplingSettings waitThreshold(Mode mode, Duration threshold) {
    return new SamplingSettings(
        mode,
        1,
        true,
        10,
        1_000,
        1_000_000,
        Duration.ZERO,
        false,
        false,
        0,
        threshold,
        50,
        1,
        null,
        1 << 20,
        10_000);
  }
}
