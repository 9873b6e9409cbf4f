package io.hindcast.agent;

import io.hindcast.bootstrap.record.ActiveThread;
import io.hindcast.bootstrap.record.SpanRecord;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Shows what threads work on, oldest request first. */
final class ActiveRequests {
  private static final double NANOS_PER_SECOND = 1e9;

  private ActiveRequests() {}

  /**
   * A line for each thread that works on a request which has not been answered.
   *
   * @param now as {@link System#nanoTime}
   */
  static List<String> lines(List<ActiveThread> threads, long now) {
    List<ActiveThread> active = new ArrayList<>();
    for (ActiveThread thread : threads) {
      // A request that is answered may leave work behind; that is none in flight.
      if (!root(thread.span()).isEnded()) {
        active.add(thread);
      }
    }
    if (active.isEmpty()) {
      return List.of("no thread works on a request");
    }
    active.sort(
        (one, other) -> Long.compare(age(root(other.span()), now), age(root(one.span()), now)));
    List<String> lines = new ArrayList<>();
    lines.add(row("AGE", "DEPTH", "THREAD", "REQUEST > OPERATION (TRACE)"));
    for (ActiveThread thread : active) {
      lines.add(line(thread, now));
    }
    return lines;
  }

  private static String line(ActiveThread thread, long now) {
    SpanRecord innermost = thread.span();
    SpanRecord root = root(innermost);
    String request = RecordName.of(root);
    if (innermost.parent() != null) {
      request += " > " + RecordName.of(innermost);
    }
    HexFormat hex = HexFormat.of();
    String trace = hex.toHexDigits(root.traceIdHigh()) + hex.toHexDigits(root.traceIdLow());
    return row(
        String.format(Locale.ROOT, "%.3f s", age(root, now) / NANOS_PER_SECOND),
        Integer.toString(depth(innermost)),
        RecordName.printable(thread.thread().getName()),
        request + " (" + trace + ")");
  }

  private static String row(String age, String depth, String thread, String request) {
    return String.format(Locale.ROOT, "%10s  %5s  %-32s  %s", age, depth, thread, request);
  }

  private static long age(SpanRecord record, long now) {
    return now - record.startNanos();
  }

  private static SpanRecord root(SpanRecord record) {
    SpanRecord root = record;
    for (SpanRecord above = root.parent(); above != null; above = root.parent()) {
      root = above;
    }
    return root;
  }

  /** How many operations lie within each other; 1 for the request itself. */
  private static int depth(SpanRecord record) {
    int depth = 0;
    for (SpanRecord at = record; at != null; at = at.parent()) {
      depth++;
    }
    return depth;
  }
}
