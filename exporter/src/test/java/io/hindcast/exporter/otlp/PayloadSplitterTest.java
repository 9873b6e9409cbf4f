package io.hindcast.exporter.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.hindcast.exporter.Signal;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Gauge;
import io.opentelemetry.proto.metrics.v1.Histogram;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.metrics.v1.Sum;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is halved, and however often: each item stays what it was, where it was. */
final class PayloadSplitterTest {
  private final PayloadSplitter spans = new PayloadSplitter(Signal.TRACES);
  private final PayloadSplitter points = new PayloadSplitter(Signal.METRICS);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void spans_keepTheirResourceAndScope(long seed) throws Exception {
    Random random = new Random(seed);
    ExportTraceServiceRequest.Builder request = ExportTraceServiceRequest.newBuilder();
    for (int r = random.nextInt(4); r >= 0; r--) {
      ResourceSpans.Builder resource = request.addResourceSpansBuilder();
      resource.setResource(resource(random)).setSchemaUrl(text(random));
      for (int s = random.nextInt(4); s > 0; s--) {
        ScopeSpans.Builder scope = resource.addScopeSpansBuilder();
        scope.setScope(scope(random)).setSchemaUrl(text(random));
        for (int i = random.nextInt(40); i > 0; i--) {
          scope.addSpans(span(random));
        }
      }
    }
    List<String> items = spansOf(request.build());
    Payload whole = payload(request.build().toByteArray(), items.size());

    List<String> found = new ArrayList<>();
    for (Payload part : singles(spans, whole)) {
      ExportTraceServiceRequest single = ExportTraceServiceRequest.parseFrom(part.bytes());
      assertThat(spansOf(single)).hasSize(part.items());
      found.addAll(spansOf(single));
    }

    assertThat(found).isEqualTo(items);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void dataPoints_keepTheirMetricToo(long seed) throws Exception {
    Random random = new Random(seed);
    ExportMetricsServiceRequest.Builder request = ExportMetricsServiceRequest.newBuilder();
    for (int r = random.nextInt(3); r >= 0; r--) {
      ResourceMetrics.Builder resource = request.addResourceMetricsBuilder();
      resource.setResource(resource(random)).setSchemaUrl(text(random));
      for (int s = random.nextInt(4); s > 0; s--) {
        ScopeMetrics.Builder scope = resource.addScopeMetricsBuilder();
        scope.setScope(scope(random)).setSchemaUrl(text(random));
        for (int i = random.nextInt(10); i > 0; i--) {
          scope.addMetrics(metric(random));
        }
      }
    }
    List<String> items = pointsOf(request.build());
    Payload whole = payload(request.build().toByteArray(), items.size());

    List<String> found = new ArrayList<>();
    for (Payload part : singles(points, whole)) {
      ExportMetricsServiceRequest single = ExportMetricsServiceRequest.parseFrom(part.bytes());
      assertThat(pointsOf(single)).hasSize(part.items());
      found.addAll(pointsOf(single));
    }

    assertThat(found).isEqualTo(items);
  }

  @Test
  void halves_areHalves() {
    Payload whole = Requests.payload(Requests.spans(2_048), 2_048);

    List<Payload> halves = spans.halves(whole);

    assertThat(halves).extracting(Payload::items).containsExactly(1_024, 1_024);
    assertThat(halves).extracting(Payload::priority).containsOnly(whole.priority());
    assertThat(halves).extracting(half -> half.copyFrom).containsOnly(whole.copyFrom);
  }

  @Test
  void oneItem_isNotHalved() {
    assertThat(spans.halves(Requests.payload(Requests.spans(1), 1))).isEmpty();
    assertThat(spans.halves(Requests.payload(Requests.spans(0), 0))).isEmpty();
  }

  @Test
  void countOfTheMakerThatDiffers_staysTheSameInSum() {
    List<Payload> halves = spans.halves(Requests.payload(Requests.spans(10), 3));

    assertThat(halves).extracting(Payload::items).containsExactly(1, 2);
  }

  @Test
  void garbage_isNotHalvedOrIsSomehow() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      byte[] garbage = new byte[random.nextInt(60)];
      random.nextBytes(garbage);
      assertThat(points.halves(payload(garbage, 10))).as("seed %d", seed).hasSizeBetween(0, 2);
    }
  }

  private static List<Payload> singles(PayloadSplitter splitter, Payload whole) {
    List<Payload> singles = new ArrayList<>();
    addSingles(splitter, whole, singles);
    return singles;
  }

  private static void addSingles(PayloadSplitter splitter, Payload payload, List<Payload> to) {
    List<Payload> halves = splitter.halves(payload);
    if (!halves.isEmpty()) {
      assertThat(halves.get(0).items() + halves.get(1).items()).isEqualTo(payload.items());
      addSingles(splitter, halves.get(0), to);
      addSingles(splitter, halves.get(1), to);
    } else if (payload.items() > 0) {
      assertThat(payload.items()).isEqualTo(1);
      to.add(payload);
    }
  }

  /** Each span with all that is around it, as text. */
  private static List<String> spansOf(ExportTraceServiceRequest request) {
    List<String> items = new ArrayList<>();
    for (ResourceSpans resource : request.getResourceSpansList()) {
      for (ScopeSpans scope : resource.getScopeSpansList()) {
        for (Span span : scope.getSpansList()) {
          items.add(
              ResourceSpans.newBuilder(resource)
                  .clearScopeSpans()
                  .addScopeSpans(ScopeSpans.newBuilder(scope).clearSpans().addSpans(span))
                  .build()
                  .toString());
        }
      }
    }
    return items;
  }

  /** Each data point with all that is around it, as text. */
  private static List<String> pointsOf(ExportMetricsServiceRequest request) {
    List<String> items = new ArrayList<>();
    for (ResourceMetrics resource : request.getResourceMetricsList()) {
      for (ScopeMetrics scope : resource.getScopeMetricsList()) {
        for (Metric metric : scope.getMetricsList()) {
          for (Metric single : single(metric)) {
            items.add(
                ResourceMetrics.newBuilder(resource)
                    .clearScopeMetrics()
                    .addScopeMetrics(
                        ScopeMetrics.newBuilder(scope).clearMetrics().addMetrics(single))
                    .build()
                    .toString());
          }
        }
      }
    }
    return items;
  }

  private static List<Metric> single(Metric metric) {
    List<Metric> single = new ArrayList<>();
    for (NumberDataPoint point : metric.getGauge().getDataPointsList()) {
      single.add(metric.toBuilder().setGauge(Gauge.newBuilder().addDataPoints(point)).build());
    }
    for (NumberDataPoint point : metric.getSum().getDataPointsList()) {
      Sum.Builder sum = metric.getSum().toBuilder().clearDataPoints().addDataPoints(point);
      single.add(metric.toBuilder().setSum(sum).build());
    }
    for (HistogramDataPoint point : metric.getHistogram().getDataPointsList()) {
      Histogram.Builder histogram =
          metric.getHistogram().toBuilder().clearDataPoints().addDataPoints(point);
      single.add(metric.toBuilder().setHistogram(histogram).build());
    }
    return single;
  }

  private static Payload payload(byte[] bytes, int items) {
    return Requests.payload(bytes, items);
  }

  private static Resource.Builder resource(Random random) {
    return Resource.newBuilder().addAttributes(attribute("service.name", text(random)));
  }

  private static InstrumentationScope.Builder scope(Random random) {
    return InstrumentationScope.newBuilder().setName(text(random)).setVersion(text(random));
  }

  private static Span.Builder span(Random random) {
    byte[] id = new byte[8];
    random.nextBytes(id);
    return Span.newBuilder()
        .setSpanId(ByteString.copyFrom(id))
        .setName(text(random))
        .setStartTimeUnixNano(random.nextLong())
        .addAttributes(attribute("a", text(random)));
  }

  private static Metric.Builder metric(Random random) {
    Metric.Builder metric = Metric.newBuilder().setName(text(random)).setUnit("s");
    switch (random.nextInt(3)) {
      case 0 -> {
        for (int i = random.nextInt(5); i >= 0; i--) {
          metric.getGaugeBuilder().addDataPoints(number(random));
        }
      }
      case 1 -> {
        metric
            .getSumBuilder()
            .setIsMonotonic(true)
            .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
        for (int i = random.nextInt(50); i > 0; i--) {
          metric.getSumBuilder().addDataPoints(number(random));
        }
      }
      default -> {
        metric
            .getHistogramBuilder()
            .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA);
        for (int i = random.nextInt(50); i > 0; i--) {
          metric
              .getHistogramBuilder()
              .addDataPoints(
                  HistogramDataPoint.newBuilder()
                      .setCount(random.nextInt(1_000))
                      .addBucketCounts(random.nextInt(1_000))
                      .addAttributes(attribute("route", text(random))));
        }
      }
    }
    return metric;
  }

  private static NumberDataPoint.Builder number(Random random) {
    return NumberDataPoint.newBuilder()
        .setAsInt(random.nextLong())
        .addAttributes(attribute("route", text(random)));
  }

  private static KeyValue.Builder attribute(String key, String value) {
    return KeyValue.newBuilder().setKey(key).setValue(AnyValue.newBuilder().setStringValue(value));
  }

  /** At times longer than what two bytes of length can say. */
  private static String text(Random random) {
    return "x".repeat(random.nextInt(40) == 0 ? random.nextInt(40_000) : random.nextInt(40));
  }
}
