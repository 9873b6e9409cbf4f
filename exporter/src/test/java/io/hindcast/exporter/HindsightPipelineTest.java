package io.hindcast.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.InvalidProtocolBufferException;
import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.RemoteParent;
import io.hindcast.bootstrap.record.SpanQueue;
import io.hindcast.bootstrap.sampling.SamplingPolicy;
import io.hindcast.bootstrap.sampling.Threshold;
import io.hindcast.exporter.ExporterStats.DropReason;
import io.hindcast.exporter.memory.FakeHeap;
import io.hindcast.exporter.memory.MemoryHolder;
import io.hindcast.exporter.metrics.OperationDurations;
import io.hindcast.exporter.metrics.SelfMetrics;
import io.hindcast.exporter.metrics.TestMetrics;
import io.hindcast.exporter.render.DbReadings;
import io.hindcast.exporter.render.TraceRenderer;
import io.hindcast.exporter.sampling.Baseline;
import io.hindcast.exporter.sampling.SamplingSettings;
import io.hindcast.exporter.span.RenderedSpan;
import io.hindcast.exporter.span.SpanOrigin;
import io.hindcast.exporter.trace.KeepReason;
import io.hindcast.exporter.trace.Kept;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.Exemplar;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the ring to sink and metrics with sampling in hindsight, by a clock of its own. */
@Timeout(300)
final class HindsightPipelineTest {
  private static final SpanOrigin ORIGIN = SpanOrigin.of(Resource.getDefault(), "1");
  private static final AttributeKey<List<String>> REASON =
      AttributeKey.stringArrayKey("hindcast.keep.reason");
  private static final AttributeKey<Long> ADJUSTED_COUNT =
      AttributeKey.longKey("hindcast.adjusted_count");

  private static final Duration HOLD = Duration.ofMillis(200);
  private static final int REQUESTS = 1_000_000;
  private static final int ONE_FAILS_OF = 10;
  private static final int STEP = 256;

  private final SamplingPolicy before = SamplingPolicy.current();
  private final FakeClock clock = new FakeClock();
  private final ExporterStats stats = new ExporterStats();
  private final TestLog log = new TestLog();
  private final FakeHeap heap = new FakeHeap();
  private final Weighing sink = new Weighing();
  private final LastRequest metrics = new LastRequest();
  private SamplingSettings wanted = TestSampling.failuresAnd(0);
  private @Nullable MetricsStage measured;

  @BeforeEach
  @AfterEach
  void emptyRing() {
    Records.drain();
  }

  @AfterEach
  void policyAsItWas() {
    SamplingPolicy.use(before);
    if (measured != null) {
      measured.close();
    }
    assertThat(log.lines).isEmpty();
  }

  @Test
  void childThatFailsLongAfterItsRequest_bringsAllOfIt() throws Exception {
    Pipeline pipeline = pipeline(0);
    HttpServerRecord root = request(200);
    InternalRecord quick = new InternalRecord(Records.thread(), root);
    InternalRecord late = new InternalRecord(Records.thread(), root);
    quick.end();
    root.end();
    step(pipeline, HOLD);
    assertThat(stats.dropped(DropReason.NOT_KEPT)).isEqualTo(2);
    step(pipeline, Duration.ofSeconds(5));

    late.thrown = new IllegalStateException("broken");
    late.end();
    step(pipeline, HOLD);
    step(pipeline, Duration.ofSeconds(1));

    assertThat(sink.traces).hasSize(1);
    List<RenderedSpan> spans = sink.traces.get(0);
    assertThat(spans)
        .extracting(RenderedSpan::spanId)
        .containsExactly(root.spanId(), quick.spanId(), late.spanId());
    assertThat(spans.get(0).getAttributes().get(REASON)).containsExactly("error");
    assertThat(spans)
        .allSatisfy(span -> assertThat(span.getAttributes().get(ADJUSTED_COUNT)).isZero())
        .allSatisfy(span -> assertThat(span.traceState().get("ot")).isNull());
    // What came back is received a second time, but came out of the ring once.
    assertThat(stats.received()).isEqualTo(5);
    assertThat(stats.processed()).isEqualTo(3);
    assertThat(stats.exported()).isEqualTo(3);
    assertThat(stats.received()).isEqualTo(stats.exported() + stats.dropped());
    pipeline.flush();
    assertThat(metrics.sum("otel.sdk.processor.span.processed")).isEqualTo(3);
    assertThat(metrics.sum("otel.sdk.exporter.span.inflight")).isZero();
  }

  @Test
  void stragglersOfWhatIsKept_areKept() {
    Pipeline pipeline = pipeline(0);
    HttpServerRecord root = request(500);
    InternalRecord late = new InternalRecord(Records.thread(), root);
    root.end();
    step(pipeline, HOLD);
    step(pipeline, Duration.ofSeconds(1));
    assertThat(sink.traces).hasSize(1);

    late.end();
    step(pipeline, HOLD);

    assertThat(sink.traces).hasSize(2);
    RenderedSpan straggler = sink.traces.get(1).get(0);
    assertThat(straggler.spanId()).isEqualTo(late.spanId());
    assertThat(straggler.getAttributes().get(ADJUSTED_COUNT)).isZero();
  }

  @Test
  void stragglersOfTheBaseline_areOfTheBaseline() {
    Pipeline pipeline = pipeline(1);
    HttpServerRecord root = request(200);
    InternalRecord late = new InternalRecord(Records.thread(), root);
    root.end();
    step(pipeline, HOLD);
    late.end();
    step(pipeline, HOLD);

    assertThat(sink.traces).hasSize(2);
    RenderedSpan straggler = sink.traces.get(1).get(0);
    assertThat(straggler.traceState().get("ot")).isEqualTo("th:0");
    assertThat(straggler.getAttributes().get(ADJUSTED_COUNT)).isNull();
  }

  @Test
  void evidenceThatStillCompetes_isExportedAtTheEnd() {
    Pipeline pipeline = pipeline(0);
    for (int i = 0; i < 3; i++) {
      request(500).end();
      step(pipeline, HOLD);
    }
    assertThat(sink.traces).isEmpty();

    pipeline.flush();

    assertThat(sink.traces).hasSize(3);
    assertThat(sink.flushes).isEqualTo(1);
  }

  @Test
  void evidenceThatNoTimeIsLeftFor_isCounted() {
    Pipeline pipeline = pipeline(0);
    request(500).end();
    step(pipeline, HOLD);

    pipeline.abandon();

    assertThat(stats.dropped(DropReason.SHUTDOWN)).isEqualTo(1);
    assertThat(stats.received()).isEqualTo(1);
  }

  @Test
  void otherSettings_holdFromTheNextStepOn() {
    Pipeline pipeline = pipeline(0);
    request(200).end();
    step(pipeline, HOLD);
    assertThat(stats.dropped(DropReason.NOT_KEPT)).isEqualTo(1);

    wanted = TestSampling.failuresAnd(1);
    pipeline.doWork();
    request(200).end();
    step(pipeline, HOLD);

    assertThat(sink.traces).hasSize(1);
    assertThat(sink.traces.get(0).get(0).getAttributes().get(REASON)).containsExactly("baseline");
  }

  @Test
  void nearlyFullHeap_keepsEvidence() {
    Pipeline pipeline = pipeline(1);
    heap.share = 0.95;
    step(pipeline, Duration.ofSeconds(1));
    request(200, "00000000000000", "ot=th:0").end();
    request(500).end();

    pipeline.flush();

    assertThat(sink.traces).hasSize(1);
    assertThat(sink.traces.get(0).get(0).getAttributes().get(REASON))
        .containsExactly("error", "baseline");
    assertThat(stats.dropped(DropReason.MEMORY_PRESSURE)).isEqualTo(1);
    assertThat(log.lines).singleElement().asString().contains("The heap is nearly full");
    log.lines.clear();
  }

  @Test
  void nearlyFullHeap_thinsTheBaselineByR_andSaysSo() {
    Pipeline pipeline = pipeline(1);
    heap.share = 0.95;
    step(pipeline, Duration.ofSeconds(1));
    request(200, "efffffffffffff", "ot=th:0").end();
    HttpServerRecord one = request(200, "f0000000000000", "a=1,ot=th:0");
    one.end();
    request(200, "f7ffffffffffff", "ot=th:8").end();
    HttpServerRecord other = request(200, "f8000000000000", "ot=th:8");
    other.end();
    request(200, "efffffffffffff", "a=1").end();
    HttpServerRecord unweighted = request(200, "f0000000000000", "a=1");
    unweighted.end();
    HttpServerRecord failed = request(500, "00000000000000", "ot=th:0");
    failed.end();

    pipeline.flush();

    assertThat(sink.traces)
        .extracting(trace -> trace.get(0).spanId(), trace -> trace.get(0).traceState().get("ot"))
        .containsExactlyInAnyOrder(
            tuple(one.spanId(), "th:f"),
            tuple(other.spanId(), "th:f8"),
            tuple(unweighted.spanId(), null),
            tuple(failed.spanId(), "th:0"));
    assertThat(stats.dropped(DropReason.MEMORY_PRESSURE)).isEqualTo(3);
    log.lines.clear();
  }

  /** What a reader makes of the spans of a service whose heap is nearly full. */
  @Test
  void nearlyFullHeap_weightsAddUp_ofFailuresToo() {
    Pipeline pipeline = pipeline(1);
    heap.share = 0.95;
    step(pipeline, Duration.ofSeconds(1));
    int requests = 20_000;
    for (int i = 0; i < requests; i++) {
      request(200).end();
      if (i % 100 == 0) {
        request(500).end();
        pipeline.flush();
      }
    }
    pipeline.flush();

    assertThat(sink.weight[0]).isCloseTo(requests, within(5 * Math.sqrt(15.0 * requests)));
    assertThat(sink.weight[1]).isEqualTo(requests / 100.0);
    log.lines.clear();
  }

  /**
   * What a reader makes of the spans, and of the metrics, of a million requests of which some fail:
   * more of these are exported than of the others, and still their number comes out right. Ids are
   * drawn anew each time, and the bound is five standard deviations: it is wrong once in a hundred
   * thousand runs.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.01, 0.001, Double.NaN})
  void numbers_areHonest(double ratio) throws Exception {
    Pipeline pipeline = pipeline(ratio);
    double[] variance = new double[2];
    long[] requests = new long[2];
    for (int i = 0; i < REQUESTS; i++) {
      int failed = i % ONE_FAILS_OF == 0 ? 1 : 0;
      HttpServerRecord root = request(failed == 1 ? 500 : 200);
      root.path = root.route = "/route" + (char) ('a' + i % 7);
      root.end();
      // As when it calls another process.
      double probability = Threshold.probability(root.threshold());
      variance[failed] += (1 - probability) / probability;
      requests[failed]++;
      if (i % STEP == 0) {
        step(pipeline, Duration.ofMillis(50));
      }
    }
    pipeline.flush();

    System.out.printf(
        "baseline %s: %,d requests by %,d spans that have a weight: %,.0f; failed %,d: %,.0f;"
            + " evidence only %,d%n",
        ratio,
        requests[0] + requests[1],
        sink.weighed,
        sink.weight[0] + sink.weight[1],
        requests[1],
        sink.weight[1],
        sink.weightless);
    for (int i = 0; i < 2; i++) {
      assertThat(sink.weight[i])
          .isCloseTo((double) requests[i], within(5 * Math.sqrt(variance[i])));
    }
    assertThat(sink.weightless).isPositive();
    assertThat(metrics.requests()).isEqualTo(REQUESTS);
    assertThat(metrics.exemplars()).isNotEmpty().allMatch(sink.spanIds::contains);
    assertThat(stats.received()).isEqualTo(stats.exported() + stats.dropped());
    assertThat(stats.dropped() - stats.dropped(DropReason.NOT_KEPT)).isZero();
    assertThat(SpanQueue.size()).isZero();
  }

  private Pipeline pipeline(double ratio) {
    SamplingSettings settings = TestSampling.failuresAnd(ratio);
    wanted = settings;
    DbReadings readings = new DbReadings(stats);
    MetricsStage stage =
        new MetricsStage(
            ORIGIN,
            TestMetrics.CUMULATIVE,
            readings,
            new SelfMetrics(stats, "test", null, new OperationDurations()),
            metrics,
            log,
            clock);
    measured = stage;
    List<MemoryHolder> holders = new ArrayList<>();
    SamplingStage sampling =
        SamplingStage.of(
            () -> wanted,
            settings,
            new Baseline(settings, clock.nanos),
            readings,
            stage,
            holders,
            log);
    return new Pipeline(
        SpanQueue::poll,
        sampling,
        new TraceRenderer(ORIGIN, Set.of(), List.of(), readings, stats, log),
        stage,
        List.of(sink),
        heap.pressure(holders, stats, log, clock),
        true,
        stats,
        clock);
  }

  private void step(Pipeline pipeline, Duration by) {
    pipeline.doWork();
    clock.advance(by);
    pipeline.doWork();
  }

  private static HttpServerRecord request(int status) {
    return request(status, (RemoteParent) null);
  }

  /** Of a caller that has flagged it; R is the end of the trace id. */
  private static HttpServerRecord request(int status, String randomness, String traceState) {
    String parent = "00-0af7651916cd43dd84" + randomness + "-b7ad6b7169203331-01";
    return request(status, Records.remote(parent, traceState));
  }

  private static HttpServerRecord request(int status, @Nullable RemoteParent caller) {
    HttpServerRecord root = new HttpServerRecord(Records.thread(), caller);
    root.method = "GET";
    root.route = "/orders";
    root.status = status;
    return root;
  }

  /** Adds up what spans stand for, as whoever counts requests by spans does. */
  private static final class Weighing implements TraceSink {
    /** The first ones. */
    final List<List<RenderedSpan>> traces = new ArrayList<>();

    final Set<Long> spanIds = new HashSet<>();

    /** Of those that are well, and of those that failed. */
    final double[] weight = new double[2];

    int weighed;
    int weightless;
    int flushes;

    @Override
    public void accept(List<RenderedSpan> spans, Kept kept) {
      if (traces.size() < 10) {
        traces.add(spans);
      }
      for (RenderedSpan span : spans) {
        spanIds.add(span.spanId());
        String ot = span.traceState().get("ot");
        if (kept.isWeightless()) {
          assertThat(ot).isNull();
          assertThat(span.getAttributes().get(ADJUSTED_COUNT)).isZero();
          weightless++;
        } else if (ot == null) {
          assertThat(kept.has(KeepReason.PARENT)).as("only a caller may not say it").isTrue();
          assertThat(span.getAttributes().get(ADJUSTED_COUNT)).isNull();
        } else {
          assertThat(span.getAttributes().get(ADJUSTED_COUNT)).isNull();
          boolean failed = span.getAttributes().get(AttributeKey.stringKey("error.type")) != null;
          weight[failed ? 1 : 0] += weight(ot);
          weighed++;
        }
      }
    }

    /** OpenTelemetry, "TraceState: Probability Sampling". */
    private static double weight(String ot) {
      assertThat(ot).matches("th:[0-9a-f]{1,14}");
      String digits = ot.substring(3);
      long threshold = Long.parseLong(digits, 16) << (4 * (14 - digits.length()));
      return 0x1p56 / (0x1p56 - threshold);
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

  private static final class LastRequest implements MetricsSink {
    private byte @Nullable [] last;

    @Override
    public void accept(byte[] request, int points) {
      last = request;
    }

    /** How many requests there were. */
    long requests() throws InvalidProtocolBufferException {
      long count = 0;
      for (HistogramDataPoint point : points()) {
        count += point.getCount();
      }
      return count;
    }

    /** The spans that are named. */
    Set<Long> exemplars() throws InvalidProtocolBufferException {
      Set<Long> ids = new HashSet<>();
      for (HistogramDataPoint point : points()) {
        for (Exemplar exemplar : point.getExemplarsList()) {
          ids.add(exemplar.getSpanId().asReadOnlyByteBuffer().getLong());
        }
      }
      return ids;
    }

    /** The sum of all that a metric of whole numbers says. */
    long sum(String metric) throws InvalidProtocolBufferException {
      long sum = 0;
      for (Metric one : named(metric)) {
        for (NumberDataPoint point : one.getSum().getDataPointsList()) {
          sum += point.getAsInt();
        }
      }
      return sum;
    }

    private List<HistogramDataPoint> points() throws InvalidProtocolBufferException {
      List<HistogramDataPoint> points = new ArrayList<>();
      for (Metric metric : named("http.server.request.duration")) {
        points.addAll(metric.getHistogram().getDataPointsList());
      }
      return points;
    }

    private List<Metric> named(String name) throws InvalidProtocolBufferException {
      byte[] request = last;
      if (request == null) {
        throw new AssertionError("no metrics were sent");
      }
      List<Metric> metrics = new ArrayList<>();
      for (ScopeMetrics scope :
          ExportMetricsServiceRequest.parseFrom(request)
              .getResourceMetrics(0)
              .getScopeMetricsList()) {
        for (Metric metric : scope.getMetricsList()) {
          if (metric.getName().equals(name)) {
            metrics.add(metric);
          }
        }
      }
      return metrics;
    }
  }
}
