package io.hindcast.exporter.console;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Draws a trace: a line for each span, with its place in time as a bar.
 *
 * <pre>
 *   trace 4bf92f3577b34da6a3ce929d0e0e4736  POST /checkout/{customer}  148 ms  2 spans (1 error)
 *   └─ POST /checkout/{customer}   SERVER    ████████████████████  148 ms    status=500 ERROR 500
 *      └─ INSERT orders            CLIENT      ███                 22.1 ms   db=postgresql
 * </pre>
 */
final class TraceTree {
  /** More lines than this nobody reads. */
  static final int MAX_LINES = 200;

  /** A tree as deep as this has no room to the right. */
  private static final int MAX_DEPTH = 20;

  private static final int BAR = 20;
  private static final int MAX_LABEL = 56;
  private static final int KIND = 9;
  private static final int DURATION = 8;

  private final Strokes strokes;

  TraceTree(Strokes strokes) {
    this.strokes = strokes;
  }

  private record Line(String label, SpanData span) {}

  /** The drawing, which ends in a line break. */
  String of(List<? extends SpanData> spans) {
    long start = Long.MAX_VALUE;
    long end = Long.MIN_VALUE;
    int errors = 0;
    for (SpanData span : spans) {
      start = Math.min(start, span.getStartEpochNanos());
      end = Math.max(end, span.getEndEpochNanos());
      errors += span.getStatus().getStatusCode() == StatusCode.ERROR ? 1 : 0;
    }
    StringBuilder out = new StringBuilder(128 * (spans.size() + 1));
    header(spans, end - start, errors, out);
    List<Line> lines = lines(spans);
    int width = 0;
    for (Line line : lines) {
      width = Math.max(width, line.label.length());
    }
    for (Line line : lines) {
      line(line, width, start, Math.max(1, end - start), out);
    }
    if (spans.size() > lines.size()) {
      out.append(strokes.lastBranch())
          .append(strokes.ellipsis())
          .append(" and ")
          .append(spans.size() - lines.size())
          .append(" more\n");
    }
    return out.toString();
  }

  private void header(
      List<? extends SpanData> spans, long duration, int errors, StringBuilder out) {
    SpanData first = spans.get(0);
    out.append("trace ").append(first.getTraceId()).append("  ");
    out.append(Texts.clean(first.getName(), MAX_LABEL, strokes.ellipsis())).append("  ");
    out.append(Texts.duration(duration)).append("  ");
    out.append(spans.size()).append(spans.size() == 1 ? " span" : " spans");
    if (errors > 0) {
      out.append(" (").append(errors).append(errors == 1 ? " error)" : " errors)");
    }
    out.append('\n');
  }

  private List<Line> lines(List<? extends SpanData> spans) {
    Set<String> ids = new HashSet<>();
    for (SpanData span : spans) {
      ids.add(span.getSpanId());
    }
    List<SpanData> tops = new ArrayList<>();
    Map<String, List<SpanData>> children = new HashMap<>();
    for (SpanData span : spans) {
      String parent = span.getParentSpanId();
      if (ids.contains(parent)) {
        children.computeIfAbsent(parent, key -> new ArrayList<>()).add(span);
      } else {
        tops.add(span);
      }
    }
    List<Line> lines = new ArrayList<>();
    add(tops, "", 0, children, lines);
    return lines;
  }

  private void add(
      List<SpanData> siblings,
      String prefix,
      int depth,
      Map<String, List<SpanData>> children,
      List<Line> lines) {
    for (int i = 0; i < siblings.size() && lines.size() < MAX_LINES; i++) {
      SpanData span = siblings.get(i);
      boolean last = i == siblings.size() - 1;
      String label = prefix + (last ? strokes.lastBranch() : strokes.branch());
      lines.add(new Line(label + Texts.clean(span.getName(), MAX_LABEL, strokes.ellipsis()), span));
      List<SpanData> below = children.get(span.getSpanId());
      if (below != null) {
        String deeper =
            depth < MAX_DEPTH ? prefix + (last ? strokes.space() : strokes.line()) : prefix;
        add(below, deeper, depth + 1, children, lines);
      }
    }
  }

  private void line(Line line, int width, long start, long total, StringBuilder out) {
    SpanData span = line.span;
    Texts.padRight(out, line.label, width + 2);
    Texts.padRight(out, kind(span.getKind()), KIND + 1);
    int from = cell(span.getStartEpochNanos() - start, total, BAR - 1);
    int to = Math.max(from + 1, cell(span.getEndEpochNanos() - start, total, BAR));
    out.append(" ".repeat(from)).append(strokes.bar().repeat(to - from));
    out.append(" ".repeat(BAR - to)).append("  ");
    Texts.padRight(
        out, Texts.duration(span.getEndEpochNanos() - span.getStartEpochNanos()), DURATION);
    String details = Details.of(span, strokes);
    if (!details.isEmpty()) {
      out.append("  ").append(details);
    }
    while (out.charAt(out.length() - 1) == ' ') {
      out.setLength(out.length() - 1);
    }
    out.append('\n');
  }

  private static int cell(long nanos, long total, int cells) {
    return (int) Math.max(0, Math.min(cells, Math.round((double) nanos * BAR / total)));
  }

  private static String kind(SpanKind kind) {
    return kind.name();
  }
}
