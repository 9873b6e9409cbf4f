package io.hindcast.smoke.collector;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A trace as text: one line a span, indented below its parent, with a bar for when it ran. */
public final class TraceTree {
  private static final int BAR = 40;
  private static final int NAME = 44;

  private final Trace trace;
  private final StringBuilder text = new StringBuilder();

  private TraceTree(Trace trace) {
    this.trace = trace;
  }

  public static String of(Trace trace) {
    TraceTree tree = new TraceTree(trace);
    tree.text.append("trace ").append(trace.id()).append('\n');
    List<ReceivedSpan> tops = new ArrayList<>(trace.roots());
    tops.addAll(trace.orphans());
    for (ReceivedSpan top : tops) {
      tree.line(top, "", top.isRoot() ? "" : "(parent missing) ");
      tree.below(top, "");
    }
    return tree.text.toString();
  }

  private void below(ReceivedSpan parent, String indent) {
    List<ReceivedSpan> children = trace.children(parent);
    for (int i = 0; i < children.size(); i++) {
      boolean last = i == children.size() - 1;
      line(children.get(i), indent, last ? "└─ " : "├─ ");
      below(children.get(i), indent + (last ? "   " : "│  "));
    }
  }

  private void line(ReceivedSpan span, String indent, String branch) {
    text.append(
        String.format(
            Locale.ROOT,
            "  %-9s %-" + NAME + "s %s %9.2f ms%s%n",
            cut(span.service(), 9),
            cut(indent + branch + span.name(), NAME),
            bar(span),
            span.durationNanos() / 1e6,
            failure(span)));
  }

  private String bar(ReceivedSpan span) {
    double scale = (double) BAR / Math.max(1, trace.durationNanos());
    int from = (int) Math.min(BAR - 1, (span.startNanos() - trace.startNanos()) * scale);
    int to = (int) Math.ceil((span.endNanos() - trace.startNanos()) * scale);
    int length = Math.min(BAR - from, Math.max(1, to - from));
    return "│" + " ".repeat(from) + "█".repeat(length) + " ".repeat(BAR - from - length) + "│";
  }

  private static String failure(ReceivedSpan span) {
    if (!span.isError()) {
      return "";
    }
    // A driver's message may have lines of its own; the first says what it is.
    String message = span.statusMessage().lines().findFirst().orElse("");
    return "  ERROR " + (span.text("error.type") + " " + message).strip();
  }

  private static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 1) + "…";
  }
}
