package io.hindcast.exporter.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.exporter.ExporterStats;
import io.hindcast.exporter.OtlpProtocol;
import io.hindcast.exporter.OtlpSettings;
import io.hindcast.exporter.Signal;
import io.hindcast.exporter.TestLog;
import io.hindcast.exporter.receiver.HttpReceiver;
import io.hindcast.exporter.span.RenderedSpan;
import io.hindcast.exporter.span.SpanAttributes;
import io.hindcast.exporter.span.SpanOrigin;
import io.hindcast.exporter.trace.Clock;
import io.hindcast.exporter.trace.KeepReason;
import io.hindcast.exporter.trace.Kept;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class OtlpSinkTest {
  private static final SpanOrigin ORIGIN = SpanOrigin.of(Resource.getDefault(), "1.2.3");

  private final ExporterStats stats = new ExporterStats();
  private final TestLog log = new TestLog();

  @Test
  void evidence_goesApartAndFirst_whateverItsStatus() throws Exception {
    try (HttpReceiver to = new HttpReceiver(0, null, false)) {
      OtlpSender sender =
          new OtlpSender(
              Signal.TRACES,
              OtlpSettings.of(OtlpProtocol.HTTP_PROTOBUF, to.endpoint()),
              "1.2.3",
              stats,
              Overflow.NONE,
              new CollectorVoices(),
              (nanos, error) -> {},
              log,
              Clock.system());
      OtlpSink sink = new OtlpSink(sender, ORIGIN, stats, Clock.system());
      try {
        sink.accept(List.of(span("usual", 1)), Kept.of(KeepReason.BASELINE.bit()));
        sink.accept(List.of(span("slow", 2)), Kept.of(KeepReason.SLOW.bit()));
        sink.flush();

        assertThat(sender.awaitDelivery(Duration.ofSeconds(20).toNanos())).isTrue();
        assertThat(to.requests).hasSize(2);
        assertThat(to.spans()).extracting(Span::getName).containsExactly("slow", "usual");
        assertThat(log.lines).isEmpty();
      } finally {
        sender.stop();
      }
    }
  }

  private static RenderedSpan span(String name, long id) {
    return new RenderedSpan(
        name,
        SpanKind.INTERNAL,
        id,
        id,
        id,
        0,
        null,
        1,
        TraceState.getDefault(),
        StatusData.unset(),
        1,
        2,
        SpanAttributes.EMPTY,
        List.of(),
        List.of(),
        ORIGIN);
  }
}
