package io.hindcast.smoke.tests;

import io.hindcast.smoke.collector.ReceivedSpan;
import io.hindcast.smoke.collector.Trace;
import java.util.Comparator;
import java.util.List;

/**
 * A trace as indented lines {@code service KIND name}, with {@code !} where the status is an error:
 * one comparison tells every parent, kind and name, and that nothing is missing, orphaned or there
 * twice. Siblings are in the order of their names, because threads decide that of their times.
 * Which tasks waited long for a thread they decide too, so such spans are left out.
 */
final class Shape {
  private final Trace trace;
  private final StringBuilder text = new StringBuilder();

  private Shape(Trace trace) {
    this.trace = trace;
  }

  static String of(Trace trace) {
    Shape shape = new Shape(trace);
    shape.add(trace.roots(), "");
    shape.add(trace.orphans(), "(parent elsewhere) ");
    return shape.text.toString();
  }

  private void add(List<ReceivedSpan> siblings, String before) {
    siblings.stream()
        .filter(span -> !span.attributes().containsKey("hindcast.executor.queue.wait"))
        .sorted(Comparator.comparing(ReceivedSpan::name).thenComparing(ReceivedSpan::isError))
        .forEach(span -> add(span, before));
  }

  private void add(ReceivedSpan span, String before) {
    text.append(before).append(span.service()).append(' ').append(span.kind()).append(' ');
    text.append(span.name()).append(span.isError() ? " !" : "").append('\n');
    add(trace.children(span), "  " + (before.isBlank() ? before : ""));
  }
}
