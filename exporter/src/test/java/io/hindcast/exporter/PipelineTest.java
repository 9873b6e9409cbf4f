package io.hindcast.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.SpanQueue;
import io.hindcast.exporter.ExporterStats.DropReason;
import io.hindcast.exporter.memory.FakeHeap;
import io.hindcast.exporter.render.DbReadings;
import io.hindcast.exporter.render.TraceRenderer;
import io.hindcast.exporter.span.RenderedSpan;
import io.hindcast.exporter.span.SpanOrigin;
import io.hindcast.exporter.trace.KeepRule;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PipelineTest {
  private static final SpanOrigin ORIGIN = SpanOrigin.of(Resource.getDefault(), "1");

  private final FakeClock clock = new FakeClock();
  private final ExporterStats stats = new ExporterStats();
  private final TestLog log = new TestLog();
  private final ListSink sink = new ListSink();
  private final FakeHeap heap = new FakeHeap();
  private final Pipeline pipeline = pipeline(KeepRule.ALWAYS, List.of(sink));

  @BeforeEach
  @AfterEach
  void emptyRing() {
    Records.drain();
  }

  @Test
  void nothingToDo_isNoWork() {
    assertThat(pipeline.doWork()).isZero();
  }

  @Test
  void trace_comesThroughWhenItsTimeHasCome() {
    InternalRecord root = new InternalRecord(Records.thread());
    InternalRecord late = new InternalRecord(Records.thread(), root);
    root.end();
    assertThat(pipeline.doWork()).isPositive();
    late.end();
    assertThat(pipeline.doWork()).isPositive();
    assertThat(sink.traces).isEmpty();

    clock.advance(Duration.ofMillis(200));
    assertThat(pipeline.doWork()).isPositive();

    assertThat(sink.traces).hasSize(1);
    assertThat(sink.traces.get(0)).hasSize(2);
    assertThat(stats.received()).isEqualTo(2);
    assertThat(stats.exported()).isEqualTo(2);
    assertThat(pipeline.doWork()).isZero();
  }

  @Test
  void flush_doesNotWait() {
    new InternalRecord(Records.thread()).end();

    pipeline.flush();

    assertThat(sink.traces).hasSize(1);
    assertThat(sink.flushes).isEqualTo(1);
  }

  @Test
  void traceThatIsNotKept_isNotRendered() {
    Pipeline picky = pipeline(trace -> false, List.of(sink));
    new InternalRecord(Records.thread()).end();

    picky.flush();

    assertThat(sink.traces).isEmpty();
    assertThat(stats.dropped(DropReason.NOT_KEPT)).isEqualTo(1);
  }

  @Test
  void withoutSinks_theRingIsEmptiedAllTheSame() {
    Pipeline silent = pipeline(KeepRule.ALWAYS, List.of());
    new InternalRecord(Records.thread()).end();

    silent.flush();

    assertThat(SpanQueue.size()).isZero();
    assertThat(stats.dropped(DropReason.NO_EXPORTER)).isEqualTo(1);
  }

  @Test
  void abandon_countsWhatIsHeld() {
    new InternalRecord(Records.thread()).end();
    pipeline.doWork();

    pipeline.abandon();

    assertThat(stats.dropped(DropReason.SHUTDOWN)).isEqualTo(1);
  }

  @Test
  void nearlyFullHeap_keepsTracesOfFailuresOnly() {
    heap.share = 0.95;
    clock.advance(Duration.ofSeconds(1));
    pipeline.doWork();
    new InternalRecord(Records.thread()).end();
    InternalRecord failed = new InternalRecord(Records.thread());
    failed.thrown = new IllegalStateException("broken");
    failed.end();
    pipeline.flush();

    assertThat(sink.traces).hasSize(1);
    assertThat(sink.traces.get(0).get(0).getSpanId()).isEqualTo(SpanId.fromLong(failed.spanId()));
    assertThat(stats.received()).isEqualTo(2);
    assertThat(stats.dropped(DropReason.MEMORY_PRESSURE)).isEqualTo(1);

    heap.share = 0.5;
    clock.advance(Duration.ofSeconds(1));
    pipeline.doWork();
    new InternalRecord(Records.thread()).end();
    pipeline.flush();
    assertThat(sink.traces).hasSize(2);
    assertThat(stats.received()).isEqualTo(stats.exported() + stats.dropped());
  }

  private Pipeline pipeline(KeepRule rule, List<TraceSink> sinks) {
    TraceRenderer renderer = new TraceRenderer(ORIGIN, Set.of(), new DbReadings(stats), stats, log);
    return new Pipeline(
        SpanQueue::poll,
        rule,
        renderer,
        null,
        sinks,
        heap.pressure(List.of(), stats, log, clock),
        true,
        stats,
        clock);
  }

  private static final class ListSink implements TraceSink {
    final List<List<RenderedSpan>> traces = new ArrayList<>();
    int flushes;

    @Override
    public void accept(List<RenderedSpan> spans) {
      traces.add(spans);
    }

    @Override
    public int doWork() {
      return 0;
    }

    @Override
    public void flush() {
      flushes++;
    }
  }
}
