package io.hindcast.exporter.otlp;

import static io.opentelemetry.api.common.AttributeKey.booleanKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.MemoryMode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import io.opentelemetry.sdk.resources.Resource;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What our encoder writes is what the OpenTelemetry exporter writes of the same metrics. */
final class MetricsRequestEncoderTest {
  private static final Resource RESOURCE =
      Resource.create(Attributes.of(stringKey("service.name"), "sh\u00f6p"));

  @ParameterizedTest
  @EnumSource(AggregationTemporality.class)
  void allKinds_areWhatTheExporterWrites(AggregationTemporality temporality) throws Exception {
    Reader reader = new Reader(temporality);
    Collection<MetricData> metrics;
    try (SdkMeterProvider provider =
        SdkMeterProvider.builder().setResource(RESOURCE).registerMetricReader(reader).build()) {
      measure(provider.meterBuilder("one").setInstrumentationVersion("1").build(), new Random(7));
      measure(provider.get("other"), new Random(8));
      metrics = reader.source.collectAllMetrics();
    }
    assertThat(metrics).hasSizeGreaterThan(10);

    ExportMetricsServiceRequest ours =
        ExportMetricsServiceRequest.parseFrom(MetricsRequestEncoder.encode(RESOURCE, metrics));

    ExportMetricsServiceRequest theirs =
        ExportMetricsServiceRequest.parseFrom(
            new PeerEncoder(MemoryMode.IMMUTABLE_DATA).encodeMetrics(metrics));
    // Theirs has the scopes in the order of a hash table.
    assertThat(ours.getResourceMetricsCount()).isEqualTo(1);
    assertThat(theirs.getResourceMetricsCount()).isEqualTo(1);
    assertThat(ours.getResourceMetrics(0).getResource())
        .isEqualTo(theirs.getResourceMetrics(0).getResource());
    assertThat(ours.getResourceMetrics(0).getScopeMetricsList())
        .containsExactlyInAnyOrderElementsOf(theirs.getResourceMetrics(0).getScopeMetricsList());
  }

  private static void measure(Meter meter, Random random) {
    meter
        .gaugeBuilder("gauge")
        .buildWithCallback(measurement -> measurement.record(random.nextGaussian()));
    meter
        .gaugeBuilder("long-gauge")
        .ofLongs()
        .setUnit("By")
        .buildWithCallback(measurement -> measurement.record(-5, attributes(random)));
    meter
        .upDownCounterBuilder("up-and-down")
        .buildWithCallback(measurement -> measurement.record(0));
    meter
        .counterBuilder("doubles")
        .ofDoubles()
        .buildWithCallback(measurement -> measurement.record(0.5));
    var counter = meter.counterBuilder("counter").setDescription("counts").build();
    var histogram =
        meter
            .histogramBuilder("histogram")
            .setExplicitBucketBoundariesAdvice(List.of(0.1, 0.5, 1.0))
            .setUnit("s")
            .build();
    for (int i = 0; i < 300; i++) {
      counter.add(i, attributes(random), context(random));
      histogram.record(random.nextDouble() * 2, attributes(random), context(random));
    }
  }

  private static Attributes attributes(Random random) {
    return Attributes.of(
        stringKey("key"), "v" + random.nextInt(5), booleanKey("flag"), random.nextBoolean());
  }

  private static Context context(Random random) {
    return Context.root()
        .with(
            Span.wrap(
                SpanContext.create(
                    String.format("%016x%016x", random.nextLong() | 1, random.nextLong()),
                    String.format("%016x", random.nextLong() | 1),
                    TraceFlags.getSampled(),
                    TraceState.getDefault())));
  }

  private static final class Reader implements MetricReader {
    private final AggregationTemporality temporality;
    CollectionRegistration source = CollectionRegistration.noop();

    Reader(AggregationTemporality temporality) {
      this.temporality = temporality;
    }

    @Override
    public void register(CollectionRegistration registration) {
      source = registration;
    }

    @Override
    public CompletableResultCode forceFlush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public AggregationTemporality getAggregationTemporality(InstrumentType type) {
      return temporality;
    }
  }
}
