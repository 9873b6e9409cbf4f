package io.hindcast.smoke.demo;

import io.hindcast.smoke.collector.ReceivedSpan;
import io.hindcast.smoke.collector.ReceivedSpan.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Requests by service and route, from the server spans that were received. */
final class RouteTable {
  private RouteTable() {}

  static List<String> lines(List<ReceivedSpan> spans, Duration duration) {
    Map<String, List<ReceivedSpan>> routes = new TreeMap<>();
    for (ReceivedSpan span : spans) {
      if (span.kind() == Kind.SERVER) {
        String route = String.format(Locale.ROOT, "%-10s %-28s", span.service(), span.name());
        routes.computeIfAbsent(route, name -> new ArrayList<>()).add(span);
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "  %-10s %-28s %8s %8s %8s %9s %9s %9s",
            "service",
            "route",
            "requests",
            "per s",
            "errors",
            "p50 ms",
            "p95 ms",
            "p99 ms"));
    routes.forEach((route, requests) -> lines.add("  " + route + row(requests, duration)));
    return lines;
  }

  private static String row(List<ReceivedSpan> requests, Duration duration) {
    long[] nanos = requests.stream().mapToLong(ReceivedSpan::durationNanos).sorted().toArray();
    long errors = requests.stream().filter(ReceivedSpan::isError).count();
    return String.format(
        Locale.ROOT,
        " %8d %8.1f %7.1f%% %9.1f %9.1f %9.1f",
        nanos.length,
        nanos.length / (double) duration.toSeconds(),
        100.0 * errors / nanos.length,
        percentile(nanos, 50) / 1e6,
        percentile(nanos, 95) / 1e6,
        percentile(nanos, 99) / 1e6);
  }

  /** Nearest rank: a time that really was measured, not one between two. */
  static long percentile(long[] sorted, int percent) {
    int rank = (sorted.length * percent + 99) / 100;
    return sorted[Math.max(rank, 1) - 1];
  }
}
