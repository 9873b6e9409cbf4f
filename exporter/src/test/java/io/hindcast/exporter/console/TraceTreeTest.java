package io.hindcast.exporter.console;

import static io.hindcast.exporter.span.AttributeName.number;
import static io.hindcast.exporter.span.AttributeName.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.exporter.span.AttributeList;
import io.hindcast.exporter.span.RenderedSpan;
import io.hindcast.exporter.span.SpanAttributes;
import io.hindcast.exporter.span.SpanOrigin;
import io.hindcast.exporter.trace.Kept;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class TraceTreeTest {
  private static final long MS = 1_000_000;

  private final TraceTree tree = new TraceTree(Strokes.DRAWN);

  private static List<RenderedSpan> checkout() {
    return List.of(
        span(
            1,
            0,
            "POST /checkout",
            SpanKind.SERVER,
            0,
            148_200_000,
            StatusData.error(),
            attributes(
                list -> {
                  list.put(number("http.response.status_code"), 500);
                  list.put(text("error.type"), "500");
                })),
        span(
            2,
            1,
            "INSERT orders",
            SpanKind.CLIENT,
            15 * MS,
            27 * MS,
            StatusData.unset(),
            attributes(list -> list.put(text("db.system.name"), "postgresql"))),
        span(
            3,
            1,
            "GET",
            SpanKind.CLIENT,
            30 * MS,
            140 * MS,
            StatusData.create(StatusCode.ERROR, "broken\r\npipe"),
            attributes(
                list -> {
                  list.put(text("server.address"), "stock");
                  list.put(number("server.port"), 8081);
                  list.put(text("error.type"), "java.io.IOException");
                })),
        span(
            4,
            3,
            "work",
            SpanKind.INTERNAL,
            148 * MS,
            148_200_000,
            StatusData.unset(),
            SpanAttributes.EMPTY));
  }

  @Test
  void trace_isDrawn() {
    assertThat(tree.of(checkout()))
        .isEqualTo(
            """
            trace 4bf92f3577b34da6a3ce929d0e0e4736  POST /checkout  148 ms  4 spans (2 errors)
            └─ POST /checkout    SERVER    ████████████████████  148 ms    status=500 ERROR 500
               ├─ INSERT orders  CLIENT      ██                  12.0 ms   db=postgresql
               └─ GET            CLIENT        ███████████████   110 ms    to=stock:8081 ERROR java.io.IOException: broken  pipe
                  └─ work        INTERNAL                     █  200 us
            """);
  }

  @Test
  void stream_thatCannotDraw_getsAscii() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // The streams of JDK 17 do not tell their charset: there it is that of the JVM.
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.US_ASCII);
    TraceTree ascii = new TraceTree(Strokes.ASCII);

    out.print(ascii.of(checkout()));

    assertThat(bytes.toString(StandardCharsets.US_ASCII))
        .doesNotContain("?")
        .contains("`- POST /checkout    SERVER    ####################")
        .contains("   |- INSERT orders");
  }

  @Test
  void sink_writesATraceAtOnce() {
    List<String> writes = new ArrayList<>();
    PrintStream out =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8) {
          @Override
          public void print(String text) {
            writes.add(text);
          }
        };

    new ConsoleSink(out).accept(checkout(), Kept.atItsHead(true));

    assertThat(writes).hasSize(1);
  }

  @Test
  void spanWithoutItsParent_standsAtTheTop() {
    List<RenderedSpan> spans =
        List.of(
            span(5, 77, "late", SpanKind.INTERNAL, 0, MS, StatusData.unset(), SpanAttributes.EMPTY),
            span(
                6, 0, "other", SpanKind.INTERNAL, 0, MS, StatusData.unset(), SpanAttributes.EMPTY));

    assertThat(tree.of(spans)).contains("├─ late").contains("└─ other");
  }

  @Test
  void hugeTrace_isCut() {
    List<RenderedSpan> spans = new ArrayList<>();
    for (int i = 1; i <= 5_000; i++) {
      spans.add(
          span(
              i,
              i - 1,
              "deep",
              SpanKind.INTERNAL,
              0,
              MS,
              StatusData.unset(),
              SpanAttributes.EMPTY));
    }

    String drawn = tree.of(spans);

    assertThat(drawn.lines().count()).isEqualTo(TraceTree.MAX_LINES + 2);
    assertThat(drawn).endsWith("└─ … and 4800 more\n");
  }

  @Test
  void namesAreTamed() {
    RenderedSpan span =
        span(
            1,
            0,
            "a\u001b[31m\nb" + "x".repeat(99),
            SpanKind.SERVER,
            0,
            0,
            StatusData.unset(),
            SpanAttributes.EMPTY);

    assertThat(tree.of(List.of(span))).doesNotContain("\u001b").contains("xxx…  ");
    assertThat(tree.of(List.of(span)).lines().count()).isEqualTo(2);
  }

  @Test
  void durations_haveThreeDigits() {
    assertThat(Texts.duration(0)).isEqualTo("0 ns");
    assertThat(Texts.duration(999)).isEqualTo("999 ns");
    assertThat(Texts.duration(1_000)).isEqualTo("1.00 us");
    assertThat(Texts.duration(999_499)).isEqualTo("999 us");
    assertThat(Texts.duration(999_600)).isEqualTo("1.00 ms");
    assertThat(Texts.duration(9_994_000)).isEqualTo("9.99 ms");
    assertThat(Texts.duration(9_996_000)).isEqualTo("10.0 ms");
    assertThat(Texts.duration(148_200_000)).isEqualTo("148 ms");
    assertThat(Texts.duration(61_000_000_000L)).isEqualTo("61.0 s");
  }

  private static RenderedSpan span(
      long id,
      long parent,
      String name,
      SpanKind kind,
      long start,
      long end,
      StatusData status,
      SpanAttributes attributes) {
    return new RenderedSpan(
        name,
        kind,
        0x4bf92f3577b34da6L,
        0xa3ce929d0e0e4736L,
        id,
        parent,
        null,
        TraceFlags.getSampled().asByte(),
        TraceState.getDefault(),
        status,
        start,
        end,
        attributes,
        List.of(),
        List.of(),
        SpanOrigin.of(Resource.empty(), "1"));
  }

  private static SpanAttributes attributes(Consumer<AttributeList> put) {
    AttributeList list = new AttributeList();
    put.accept(list);
    return list.take();
  }
}
