package io.hindcast.smoke.collector;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The spans of one trace id, put together by their parents. */
public final class Trace {
  private final List<ReceivedSpan> spans;
  private final Map<String, List<ReceivedSpan>> children = new HashMap<>();
  private final Set<String> ids = new HashSet<>();

  Trace(List<ReceivedSpan> spans) {
    this.spans = spans.stream().sorted(Comparator.comparingLong(ReceivedSpan::startNanos)).toList();
    for (ReceivedSpan span : this.spans) {
      ids.add(span.spanId());
      children.computeIfAbsent(span.parentSpanId(), id -> new ArrayList<>()).add(span);
    }
  }

  public String id() {
    return spans.get(0).traceId();
  }

  /** By start time. */
  public List<ReceivedSpan> spans() {
    return spans;
  }

  public List<ReceivedSpan> roots() {
    return children.getOrDefault("", List.of());
  }

  public List<ReceivedSpan> children(ReceivedSpan parent) {
    return children.getOrDefault(parent.spanId(), List.of());
  }

  public Optional<ReceivedSpan> parent(ReceivedSpan child) {
    return find(span -> span.spanId().equals(child.parentSpanId()));
  }

  /** Spans whose parent was never received. */
  public List<ReceivedSpan> orphans() {
    return spans.stream()
        .filter(span -> !span.isRoot() && !ids.contains(span.parentSpanId()))
        .toList();
  }

  public boolean hasDuplicateIds() {
    return ids.size() < spans.size();
  }

  public Set<String> services() {
    Set<String> services = new TreeSet<>();
    spans.forEach(span -> services.add(span.service()));
    return services;
  }

  public Optional<ReceivedSpan> find(Predicate<ReceivedSpan> like) {
    return spans.stream().filter(like).findFirst();
  }

  public long startNanos() {
    return spans.get(0).startNanos();
  }

  public long endNanos() {
    return spans.stream().mapToLong(ReceivedSpan::endNanos).max().orElseThrow();
  }

  public long durationNanos() {
    return endNanos() - startNanos();
  }

  @Override
  public String toString() {
    return TraceTree.of(this);
  }
}
