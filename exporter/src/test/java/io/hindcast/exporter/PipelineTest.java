package io.hindcast.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.DbPool;
import io.hindcast.bootstrap.record.DbPoolRecord;
import io.hindcast.bootstrap.record.DbPoolRecord.Measure;
import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.RemoteParent;
import io.hindcast.bootstrap.record.SpanQueue;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.exporter.ExporterStats.DropReason;
import io.hindcast.exporter.evidence.DecidedTrace;
import io.hindcast.exporter.evidence.HeadSampler;
import io.hindcast.exporter.evidence.Sampler;
import io.hindcast.exporter.memory.FakeHeap;
import io.hindcast.exporter.render.DbReadings;
import io.hindcast.exporter.render.TraceRenderer;
import io.hindcast.exporter.span.RenderedSpan;
import io.hindcast.exporter.span.SpanOrigin;
import io.hindcast.exporter.trace.AssembledTrace;
import io.hindcast.exporter.trace.KeepReason;
import io.hindcast.exporter.trace.Kept;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
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
  private final Pipeline pipeline = pipeline(new HeadSampler(), List.of(sink));

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
  void whatIsMeasuredOnly_isNoSpan() {
    ThreadContext thread = Records.thread();
    InternalRecord root = new InternalRecord(thread);
    root.activate(thread);
    measured();
    root.deactivate(thread);
    root.end();
    measured();

    pipeline.flush();

    assertThat(sink.traces).singleElement().asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(1);
    assertThat(stats.received()).isEqualTo(1);
    assertThat(stats.exported()).isEqualTo(1);
    assertThat(stats.dropped()).isZero();
  }

  private static void measured() {
    DbPoolRecord.measured(Measure.USE, new DbPool("orders", null), 5);
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
    Pipeline picky = pipeline(new SlowSampler(Kept.NOT), List.of(sink));
    new InternalRecord(Records.thread()).end();

    picky.flush();

    assertThat(sink.traces).isEmpty();
    assertThat(stats.dropped(DropReason.NOT_KEPT)).isEqualTo(1);
  }

  @Test
  void traceThatIsCompared_goesOnWhenItIsDecided() {
    SlowSampler sampler = new SlowSampler(Kept.of(KeepReason.SLOW.bit()));
    Pipeline patient = pipeline(sampler, List.of(sink));
    new InternalRecord(Records.thread()).end();
    patient.doWork();
    clock.advance(Duration.ofMillis(200));
    patient.doWork();
    assertThat(sampler.waitingRecords()).isEqualTo(1);
    assertThat(sink.traces).isEmpty();

    clock.advance(Duration.ofSeconds(1));
    assertThat(patient.doWork()).isPositive();

    assertThat(sink.traces).hasSize(1);
    assertThat(sink.kept.get(0).has(KeepReason.SLOW)).isTrue();
    assertThat(stats.exported()).isEqualTo(1);
    assertThat(patient.doWork()).isZero();
  }

  @Test
  void traceThatIsCompared_isNotLostByAFlush() {
    Pipeline patient = pipeline(new SlowSampler(Kept.of(KeepReason.SLOW.bit())), List.of(sink));
    new InternalRecord(Records.thread()).end();

    patient.flush();

    assertThat(sink.traces).hasSize(1);
  }

  @Test
  void abandon_countsWhatIsCompared() {
    Pipeline patient = pipeline(new SlowSampler(Kept.of(KeepReason.SLOW.bit())), List.of(sink));
    new InternalRecord(Records.thread()).end();
    patient.doWork();
    clock.advance(Duration.ofMillis(200));
    patient.doWork();

    patient.abandon();

    assertThat(stats.dropped(DropReason.SHUTDOWN)).isEqualTo(1);
    assertThat(stats.received()).isEqualTo(1);
  }

  @Test
  void withoutSinks_theRingIsEmptiedAllTheSame() {
    Pipeline silent = pipeline(new HeadSampler(), List.of());
    new InternalRecord(Records.thread()).end();

    silent.flush();

    assertThat(SpanQueue.size()).isZero();
    assertThat(stats.dropped(DropReason.NO_EXPORTER)).isEqualTo(1);
  }

  @Test
  void traceOfTooManySpans_isCutAndSaysSo() {
    InternalRecord root = new InternalRecord(Records.thread());
    for (int i = 0; i < 30_000; i++) {
      new InternalRecord(Records.thread(), root).end();
      if (i % 1_000 == 0) {
        pipeline.doWork();
      }
    }
    root.end();

    pipeline.flush();

    long cut = stats.dropped(DropReason.TRACE_TOO_LARGE);
    assertThat(cut).isPositive();
    assertThat(stats.received()).isEqualTo(30_001);
    assertThat(stats.exported()).isEqualTo(30_001 - cut);
    assertThat(sink.traces).hasSize(1);
    RenderedSpan first = sink.traces.get(0).get(0);
    assertThat(first.spanId()).isEqualTo(root.spanId());
    assertThat(first.getAttributes().get(AttributeKey.longKey("hindcast.trace.dropped_spans")))
        .isEqualTo(cut);
  }

  @Test
  void openTrace_isDeliveredInPartsByAFlush() {
    InternalRecord root = new InternalRecord(Records.thread());
    for (int i = 0; i < 1_000; i++) {
      new InternalRecord(Records.thread(), root).end();
    }
    pipeline.doWork();
    clock.advance(Duration.ofMinutes(1));
    pipeline.doWork();
    assertThat(sink.traces).isEmpty();

    pipeline.flush();

    assertThat(sink.traces).hasSize(1);
    assertThat(stats.tracesSplit()).isEqualTo(1);
    root.end();
    pipeline.flush();
    assertThat(sink.traces).hasSize(2);
  }

  @Test
  void abandon_countsWhatIsHeld() {
    new InternalRecord(Records.thread()).end();
    pipeline.doWork();

    pipeline.abandon();

    assertThat(stats.dropped(DropReason.SHUTDOWN)).isEqualTo(1);
  }

  @Test
  void nearlyFullHeap_keepsTracesOfFailures() {
    heap.share = 0.95;
    clock.advance(Duration.ofSeconds(1));
    pipeline.doWork();
    // With the smallest R there is: of the others one of sixteen stays.
    RemoteParent caller =
        Records.remote("00-0af7651916cd43dd8400000000000000-b7ad6b7169203331-01", "ot=th:0");
    new HttpServerRecord(Records.thread(), caller).end();
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

  private Pipeline pipeline(Sampler sampler, List<TraceSink> sinks) {
    TraceRenderer renderer =
        new TraceRenderer(ORIGIN, Set.of(), List.of(), new DbReadings(stats), stats, log);
    return new Pipeline(
        SpanQueue::poll,
        new SamplingStage(sampler, null, null, 10_000),
        renderer,
        null,
        sinks,
        heap.pressure(List.of(), stats, log, clock),
        true,
        stats,
        clock);
  }

  /** Decides a second after it was asked. */
  private static final class SlowSampler implements Sampler {
    private final Deque<DecidedTrace> waiting = new ArrayDeque<>();
    private final Kept decision;
    private long due;

    SlowSampler(Kept decision) {
      this.decision = decision;
    }

    @Override
    public @Nullable Kept decide(AssembledTrace trace, long now) {
      waiting.add(new DecidedTrace(trace, decision));
      due = now + 1_000_000_000;
      return null;
    }

    @Override
    public @Nullable DecidedTrace pollDecided(long now) {
      return now - due < 0 ? null : waiting.poll();
    }

    @Override
    public void decideAll() {
      due = Long.MIN_VALUE / 2;
    }

    @Override
    public int waitingRecords() {
      return waiting.size();
    }
  }

  private static final class ListSink implements TraceSink {
    final List<List<RenderedSpan>> traces = new ArrayList<>();
    final List<Kept> kept = new ArrayList<>();
    int flushes;

    @Override
    public void accept(List<RenderedSpan> spans, Kept as) {
      traces.add(spans);
      kept.add(as);
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
