package io.hindcast.smoke.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.smoke.collector.ReceivedSpan.Kind;
import io.hindcast.smoke.collector.ReceivedSpan.Status;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TraceTreeTest {
  private static final ReceivedSpan ROOT = span("01", "", "GET /", 0, 40_000_000, Status.UNSET);
  private static final ReceivedSpan CHILD =
      span("02", "01", "SELECT", 10_000_000, 20_000_000, Status.ERROR);
  private static final ReceivedSpan LOST =
      span("03", "99", "process", 30_000_000, 40_000_000, Status.UNSET);

  @Test
  void of_showsWhenEachSpanRan() {
    List<String> lines = TraceTree.of(new Trace(List.of(CHILD, ROOT))).lines().toList();

    assertThat(lines.get(0)).isEqualTo("trace 0a");
    assertThat(lines.get(1)).contains("GET / ").endsWith("│" + "█".repeat(40) + "│     40.00 ms");
    assertThat(lines.get(2))
        .contains("└─ SELECT ")
        .endsWith(
            "│" + " ".repeat(10) + "█".repeat(10) + " ".repeat(20) + "│     10.00 ms  ERROR 23505");
  }

  @Test
  void of_aSpanWithoutItsParent_saysSo() {
    assertThat(TraceTree.of(new Trace(List.of(ROOT, LOST)))).contains("(parent missing) process");
  }

  @Test
  void orphans_areThoseWhoseParentIsMissing() {
    Trace trace = new Trace(List.of(ROOT, CHILD, LOST));

    assertThat(trace.orphans()).containsExactly(LOST);
    assertThat(trace.roots()).containsExactly(ROOT);
    assertThat(trace.children(ROOT)).containsExactly(CHILD);
  }

  private static ReceivedSpan span(
      String id, String parent, String name, long start, long end, Status status) {
    return new ReceivedSpan(
        "0a",
        id,
        parent,
        name,
        Kind.INTERNAL,
        start,
        end,
        Map.of("error.type", "23505"),
        status,
        "",
        List.of(),
        "",
        Map.of("service.name", "tested"),
        "");
  }
}
