package io.hindcast.smoke.collector;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What was received, in the order it came. Safe for use by many threads. */
public final class SpanStore {
  private final List<ReceivedSpan> spans = new ArrayList<>();
  private final Map<Object, ReceivedPoint> points = new LinkedHashMap<>();
  private final List<String> refused = new ArrayList<>();

  synchronized void add(Collection<ReceivedSpan> received) {
    spans.addAll(received);
    notifyAll();
  }

  /** Cumulative ones: the last of a series tells all. */
  synchronized void addPoints(Collection<ReceivedPoint> received) {
    for (ReceivedPoint point : received) {
      points.put(point.series(), point);
    }
    notifyAll();
  }

  /** A request that could not be decoded, kept so that a test can fail on it. */
  synchronized void refuse(String why) {
    refused.add(why);
    notifyAll();
  }

  public synchronized List<ReceivedSpan> spans() {
    return List.copyOf(spans);
  }

  /** The last point of each series of a metric. */
  public synchronized List<ReceivedPoint> points(String metric) {
    return points.values().stream().filter(point -> point.metric().equals(metric)).toList();
  }

  public synchronized List<String> refused() {
    return List.copyOf(refused);
  }

  public synchronized void clear() {
    spans.clear();
    points.clear();
    refused.clear();
  }

  public List<Trace> traces() {
    Map<String, List<ReceivedSpan>> byId = new LinkedHashMap<>();
    for (ReceivedSpan span : spans()) {
      byId.computeIfAbsent(span.traceId(), id -> new ArrayList<>()).add(span);
    }
    return byId.values().stream().map(Trace::new).toList();
  }

  /** The first trace that has a span like this. */
  public Optional<Trace> traceWith(Predicate<ReceivedSpan> like) {
    return traces().stream().filter(trace -> trace.spans().stream().anyMatch(like)).findFirst();
  }

  /**
   * Waits until what is here meets the condition; {@code false} when the time is over before that.
   */
  public synchronized boolean await(Duration timeout, Predicate<SpanStore> condition)
      throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!condition.test(this)) {
      long millis = (deadline - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        return false;
      }
      wait(millis);
    }
    return true;
  }
}
