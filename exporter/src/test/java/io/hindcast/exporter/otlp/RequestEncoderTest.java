package io.hindcast.exporter.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.RemoteParent;
import io.hindcast.exporter.Records;
import io.hindcast.exporter.span.AttributeList;
import io.hindcast.exporter.span.AttributeName;
import io.hindcast.exporter.span.RenderedSpan;
import io.hindcast.exporter.span.SpanAttributes;
import io.hindcast.exporter.span.SpanOrigin;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.sdk.common.export.MemoryMode;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What our encoder writes is what the OpenTelemetry exporter writes of the same spans. */
final class RequestEncoderTest {
  private static final SpanOrigin ORIGIN =
      SpanOrigin.of(
          Resource.create(
              Attributes.builder()
                  .put("service.name", "sh\u00f6p")
                  .put("process.pid", 4711)
                  .put("zero", 0)
                  .build()),
          "1.2.3");

  private static final List<SpanKind> KINDS = List.of(SpanKind.values());

  private static final SpanAttributes PART = part();

  private final RequestEncoder encoder = new RequestEncoder(ORIGIN);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void randomSpans_areWhatTheExporterWrites(long seed) throws Exception {
    Random random = new Random(seed);
    List<SpanData> spans = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      RenderedSpan span = span(random);
      spans.add(span);
      encoder.add(span);
    }

    assertThat(encoder.count()).isEqualTo(200);
    int most = encoder.bytes() + encoder.overhead();
    byte[] ours = encoder.take(encoder.count(), encoder.bytes());

    assertThat(ours.length).isBetween(most - 20, most);
    assertThat(encoder.count()).isZero();
    byte[] theirs = new PeerEncoder(MemoryMode.IMMUTABLE_DATA).encode(spans);
    ExportTraceServiceRequest written = parsed(ours);
    ExportTraceServiceRequest wanted = parsed(theirs);
    for (int i = 0; i < 200; i++) {
      assertThat(span(written, i)).isEqualTo(span(wanted, i));
    }
    assertThat(written.equals(wanted)).as("resource and scope").isTrue();
    assertThat(ours).as("not one byte more").hasSameSizeAs(theirs);
  }

  @Test
  void restOfABatch_beginsTheNextRequest() throws Exception {
    Random random = new Random(9);
    RenderedSpan first = span(random);
    RenderedSpan second = span(random);
    encoder.add(first);
    int bytes = encoder.bytes();
    encoder.add(second);

    byte[] one = encoder.take(1, bytes);
    byte[] other = encoder.take(encoder.count(), encoder.bytes());

    assertThat(ids(one)).containsExactly(first.spanId());
    assertThat(ids(other)).containsExactly(second.spanId());
    assertThat(encoder.bytes()).isZero();
  }

  private static Span span(ExportTraceServiceRequest request, int number) {
    return request.getResourceSpans(0).getScopeSpans(0).getSpans(number);
  }

  private static List<Long> ids(byte[] request) throws Exception {
    return ExportTraceServiceRequest.parseFrom(request)
        .getResourceSpans(0)
        .getScopeSpans(0)
        .getSpansList()
        .stream()
        .map(span -> span.getSpanId().asReadOnlyByteBuffer().getLong())
        .toList();
  }

  /** The exporter sorts attributes; their order says nothing. */
  private static ExportTraceServiceRequest parsed(byte[] bytes) throws Exception {
    ExportTraceServiceRequest.Builder request =
        ExportTraceServiceRequest.parseFrom(bytes).toBuilder();
    for (ResourceSpans.Builder resource : request.getResourceSpansBuilderList()) {
      List<KeyValue> described = sorted(resource.getResource().getAttributesList());
      resource.getResourceBuilder().clearAttributes().addAllAttributes(described);
      for (ScopeSpans.Builder scope : resource.getScopeSpansBuilderList()) {
        for (Span.Builder span : scope.getSpansBuilderList()) {
          List<KeyValue> attributes = sorted(span.getAttributesList());
          span.clearAttributes().addAllAttributes(attributes);
        }
      }
    }
    return request.build();
  }

  private static List<KeyValue> sorted(List<KeyValue> attributes) {
    return attributes.stream().sorted(Comparator.comparing(KeyValue::getKey)).toList();
  }

  private static RenderedSpan span(Random random) {
    RemoteParent remote =
        random.nextInt(4) == 0
            ? Records.remote("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "a=1")
            : null;
    long parent = remote != null ? remote.spanId() : random.nextInt(3) == 0 ? 0 : id(random);
    return new RenderedSpan(
        text(random),
        KINDS.get(random.nextInt(KINDS.size())),
        id(random),
        id(random),
        id(random),
        parent,
        remote,
        random.nextInt(4),
        state(random),
        status(random),
        random.nextLong(),
        random.nextLong(),
        attributes(random),
        events(random),
        links(random),
        ORIGIN);
  }

  private static long id(Random random) {
    return random.nextLong() | 1;
  }

  private static TraceState state(Random random) {
    return random.nextInt(4) == 0
        ? TraceState.builder().put("b", "2").put("a", "x y").build()
        : TraceState.getDefault();
  }

  private static StatusData status(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> StatusData.error();
      case 1 -> StatusData.create(StatusCode.ERROR, text(random));
      case 2 -> StatusData.ok();
      default -> StatusData.unset();
    };
  }

  private static SpanAttributes attributes(Random random) {
    AttributeList list = new AttributeList();
    int count = random.nextInt(40);
    for (int i = 0; i < count; i++) {
      switch (random.nextInt(5)) {
        case 0 -> list.put(AttributeName.text("text." + i), text(random));
        case 1 -> list.put(AttributeName.number("number." + i), number(random));
        case 2 -> list.put(AttributeName.texts("texts." + i), texts(random));
        case 3 -> list.put(AttributeName.real("real." + i), real(random));
        default -> list.put(AttributeName.flag("fl\u00e4g." + i), random.nextBoolean());
      }
    }
    if (random.nextBoolean()) {
      list.put(PART);
    }
    return list.take();
  }

  private static SpanAttributes part() {
    AttributeList list = new AttributeList();
    list.put(AttributeName.text("db.query.text"), "SELECT \u20ac FROM t");
    list.put(AttributeName.number("server.port"), 5432);
    return list.take();
  }

  private static List<String> texts(Random random) {
    List<String> texts = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      texts.add(text(random));
    }
    return texts;
  }

  private static double real(Random random) {
    return random.nextInt(4) == 0 ? 0 : random.nextGaussian();
  }

  private static long number(Random random) {
    return random.nextLong() >>> random.nextInt(64);
  }

  private static List<EventData> events(Random random) {
    return random.nextInt(4) != 0
        ? List.of()
        : List.of(
            EventData.create(
                random.nextLong(),
                "exception",
                Attributes.builder().put("exception.message", text(random)).build()));
  }

  private static List<LinkData> links(Random random) {
    return random.nextInt(4) != 0
        ? List.of()
        : List.of(
            LinkData.create(
                SpanContext.createFromRemoteParent(
                    "0af7651916cd43dd8448eb211c80319c",
                    "b7ad6b7169203331",
                    TraceFlags.fromByte((byte) random.nextInt(4)),
                    state(random))));
  }

  /** Of all lengths, and in all of UTF-16; half surrogate pairs too. */
  private static String text(Random random) {
    int length = random.nextInt(20) == 0 ? random.nextInt(20_000) : random.nextInt(60);
    int range = new int[] {0x80, 0x100, 0x800, 0x10000}[random.nextInt(4)];
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append((char) random.nextInt(range));
    }
    return text.toString();
  }
}
