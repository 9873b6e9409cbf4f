package io.hindcast.exporter.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.Cause;
import io.hindcast.bootstrap.record.HttpClientRecord;
import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.MessagingRecord;
import io.hindcast.bootstrap.record.RemoteParent;
import io.hindcast.exporter.ExporterStats.DropReason;
import io.hindcast.exporter.Records;
import io.hindcast.exporter.trace.KeepReason;
import io.hindcast.exporter.trace.Kept;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TraceRendererTest extends RenderTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String PARENT = "b7ad6b7169203331";

  @Test
  void identity_isThatOfTheRecords() {
    HttpServerRecord root =
        new HttpServerRecord(
            Records.thread(),
            Records.remote("00-" + TRACE + "-" + PARENT + "-03", "a=1, b=x;y:2 ,bad,c=3"));
    root.method = "GET";
    InternalRecord child = new InternalRecord(Records.thread(), root);
    child.name = "work";
    child.end();
    root.end();

    List<SpanData> spans = renderRing();

    SpanData server = spans.get(0);
    SpanData work = spans.get(1);
    assertThat(server.getTraceId()).isEqualTo(TRACE);
    assertThat(server.getParentSpanId()).isEqualTo(PARENT);
    assertThat(server.getParentSpanContext().isRemote()).isTrue();
    assertThat(server.getSpanContext().isRemote()).isFalse();
    assertThat(server.getSpanContext().getTraceFlags().asHex()).isEqualTo("03");
    assertThat(server.getSpanContext().getTraceState().asMap())
        .isEqualTo(Map.of("a", "1", "b", "x;y:2", "c", "3"));
    assertThat(server.getSpanContext().getTraceState().asMap().keySet())
        .containsExactly("a", "b", "c");
    assertThat(work.getTraceId()).isEqualTo(TRACE);
    assertThat(work.getParentSpanId()).isEqualTo(server.getSpanId());
    assertThat(work.getParentSpanContext().isRemote()).isFalse();
    assertThat(work.getKind()).isEqualTo(SpanKind.INTERNAL);
    assertThat(work.getName()).isEqualTo("work");
    assertThat(work.getInstrumentationScopeInfo().getName()).isEqualTo("io.hindcast");
    assertThat(work.getInstrumentationScopeInfo().getVersion()).isEqualTo("1.2.3");
  }

  @Test
  void rootOfTheWholeTrace_hasNoParent() {
    InternalRecord root = new InternalRecord(Records.thread());

    assertThat(render(root).getParentSpanContext().isValid()).isFalse();
  }

  @Test
  void rootsThatASpanHasCaused_areLinkedToIt() {
    Cause cause = new Cause(0x0af7651916cd43ddL, 0x8448eb211c80319cL, 0x00f067aa0ba902b7L);
    InternalRecord root = new InternalRecord(Records.thread(), cause);
    InternalRecord child = new InternalRecord(Records.thread(), root);
    child.end();
    root.end();

    List<SpanData> spans = renderRing();

    SpanContext linked = spans.get(0).getLinks().get(0).getSpanContext();
    assertThat(linked.getTraceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    assertThat(linked.getSpanId()).isEqualTo("00f067aa0ba902b7");
    assertThat(linked.isRemote()).isFalse();
    assertThat(spans.get(0).getParentSpanContext().isValid()).isFalse();
    assertThat(spans.get(0).getTraceId()).isNotEqualTo(linked.getTraceId());
    assertThat(spans.get(0).getLinks()).hasSize(1);
    assertThat(spans.get(1).getLinks()).isEmpty();
  }

  @Test
  void aMessageThatAPeriodicTaskReads_isLinkedToBoth() {
    MessagingRecord root =
        new MessagingRecord(
            Records.thread(), "kafka", MessagingRecord.Operation.POLL, new Cause(1, 2, 3));
    root.creation = RemoteParent.restored(4, 5, 6, 1, null);

    assertThat(render(root).getLinks())
        .extracting(link -> link.getSpanContext().getSpanId())
        .containsExactly("0000000000000006", "0000000000000003");
  }

  @Test
  void traceState_saysTheWeight() {
    InternalRecord root = new InternalRecord(Records.thread());

    assertThat(render(root).getSpanContext().getTraceState().asMap())
        .isEqualTo(Map.of("ot", "th:0"));
  }

  @Test
  void time_isThatOfTheWallClock() {
    InternalRecord root = new InternalRecord(Records.thread());
    InternalRecord child = new InternalRecord(Records.thread(), root);
    child.end();
    root.end();

    List<SpanData> spans = renderRing();

    Instant start = Instant.EPOCH.plusNanos(spans.get(0).getStartEpochNanos());
    assertThat(Duration.between(start, Instant.now()).abs()).isLessThan(Duration.ofSeconds(10));
    assertThat(spans.get(1).getStartEpochNanos())
        .isGreaterThanOrEqualTo(spans.get(0).getStartEpochNanos());
    assertThat(spans.get(1).getEndEpochNanos())
        .isLessThanOrEqualTo(spans.get(0).getEndEpochNanos());
    assertThat(spans.get(0).getEndEpochNanos() - spans.get(0).getStartEpochNanos())
        .isEqualTo(root.endNanos() - root.startNanos());
  }

  @Test
  void exception_isDescribedOnceOnTheInnermostSpan() {
    RuntimeException failure = new RuntimeException("broken");
    InternalRecord root = new InternalRecord(Records.thread());
    InternalRecord middle = new InternalRecord(Records.thread(), root);
    InternalRecord inner = new InternalRecord(Records.thread(), middle);
    inner.thrown = failure;
    middle.thrown = failure;
    root.thrown = new RuntimeException("wrapped", failure);
    inner.end();
    middle.end();
    root.end();

    List<SpanData> spans = renderRing();

    assertThat(spans.get(0).getEvents()).as("another exception").hasSize(1);
    assertThat(spans.get(1).getEvents()).isEmpty();
    assertThat(spans.get(1).getStatus().getDescription()).isEqualTo("broken");
    assertThat(spans.get(2).getEvents()).hasSize(1);
    assertThat(spans.get(2).getEvents().get(0).getName()).isEqualTo("exception");
    assertThat(byName(spans.get(2).getEvents().get(0).getAttributes()))
        .containsEntry("exception.type", "java.lang.RuntimeException")
        .containsEntry("exception.message", "broken")
        .hasEntrySatisfying(
            "exception.stacktrace",
            text -> assertThat(text.toString()).startsWith("java.lang.RuntimeException: broken\n"));
  }

  @Test
  void reasons_areToldOnTheLocalRootOnly() {
    kept = Kept.of(KeepReason.BASELINE.bit() | KeepReason.ERROR.bit() | KeepReason.SLOW.bit());
    InternalRecord root = new InternalRecord(Records.thread());
    new InternalRecord(Records.thread(), root).end();
    root.end();

    List<SpanData> spans = renderRing();

    assertThat(attributes(spans.get(0)))
        .containsEntry("hindcast.keep.reason", List.of("error", "slow", "baseline"))
        .doesNotContainKey("hindcast.adjusted_count");
    assertThat(attributes(spans.get(1)))
        .doesNotContainKeys("hindcast.keep.reason", "hindcast.adjusted_count");
  }

  @Test
  void spansOfEvidence_standForNothingButThemselves() {
    kept = Kept.of(KeepReason.N_PLUS_ONE.bit());
    InternalRecord root = new InternalRecord(Records.thread());
    new InternalRecord(Records.thread(), root).end();
    root.end();

    List<SpanData> spans = renderRing();

    assertThat(attributes(spans.get(0)))
        .containsEntry("hindcast.keep.reason", List.of("n_plus_one"))
        .containsEntry("hindcast.adjusted_count", 0L);
    assertThat(attributes(spans.get(1)))
        .containsEntry("hindcast.adjusted_count", 0L)
        .doesNotContainKey("hindcast.keep.reason");
  }

  @Test
  void samplingAtTheHead_knowsOfNoReasons() {
    kept = Kept.atItsHead(true);

    assertThat(attributes(render(new InternalRecord(Records.thread()))))
        .doesNotContainKeys("hindcast.keep.reason", "hindcast.adjusted_count");
  }

  @Test
  void exceptionThatFailsItself_isDescribedByItsType() {
    InternalRecord record = new InternalRecord(Records.thread());
    record.thrown = new Unspeakable();

    SpanData span = render(record);

    assertThat(attributes(span)).containsEntry("error.type", Unspeakable.class.getName());
    assertThat(byName(span.getEvents().get(0).getAttributes()))
        .containsEntry("exception.stacktrace", Unspeakable.class.getName());
  }

  @Test
  void endlessStackTrace_isCut() {
    InternalRecord record = new InternalRecord(Records.thread());
    record.thrown = new RuntimeException("x".repeat(100_000));

    SpanData span = render(record);

    assertThat(byName(span.getEvents().get(0).getAttributes()).get("exception.stacktrace"))
        .asString()
        .hasSize(TextLimit.MAX_CHARS);
  }

  @Test
  void recordThatCannotBeRendered_doesNotHurtItsTrace() {
    InternalRecord root = new InternalRecord(Records.thread());
    HttpClientRecord broken = new HttpClientRecord(Records.thread());
    InternalRecord child = new InternalRecord(Records.thread(), root);
    child.end();
    root.end();
    broken.url =
        new Object() {
          @Override
          public String toString() {
            throw new IllegalStateException("no text");
          }
        };
    broken.end();

    assertThat(renderRing()).hasSize(2);

    assertThat(stats.dropped(DropReason.RENDER_FAILED)).isEqualTo(1);
    assertThat(log.lines).hasSize(1);
    log.lines.clear();
  }

  private static final class Unspeakable extends RuntimeException {
    @Override
    public String getMessage() {
      throw new IllegalStateException("no message");
    }

    @Override
    public String toString() {
      throw new IllegalStateException("no text");
    }
  }
}
