package io.hindcast.smoke.sampling;

import io.hindcast.smoke.collector.ReceivedSpan;
import io.hindcast.smoke.collector.ReceivedSpan.Kind;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What arrived of one request, by its number: every span has it in its path. */
record ReceivedRequest(int number, List<ReceivedSpan> received) {
  private static final Pattern NUMBER = Pattern.compile("/[a-z]+/([0-9]{1,9})");

  /** Of all requests of which anything arrived; under -1 what belongs to none. */
  static Map<Integer, ReceivedRequest> byNumber(List<ReceivedSpan> spans) {
    Map<Integer, ReceivedRequest> requests = new TreeMap<>();
    for (ReceivedSpan span : spans) {
      requests
          .computeIfAbsent(number(span), number -> new ReceivedRequest(number, new ArrayList<>()))
          .received()
          .add(span);
    }
    return requests;
  }

  private static int number(ReceivedSpan span) {
    Matcher path = NUMBER.matcher(path(span));
    return path.matches() ? Integer.parseInt(path.group(1)) : -1;
  }

  private static String path(ReceivedSpan span) {
    if (span.kind() == Kind.SERVER) {
      return span.text("url.path");
    }
    String path = URI.create(span.text("url.full")).getPath();
    return path == null ? "" : path;
  }

  /** Each as service, kind and path: {@code front SERVER /orders/17}. In no order. */
  List<String> spans() {
    return received.stream().map(ReceivedRequest::name).toList();
  }

  static String name(ReceivedSpan span) {
    return span.service() + " " + span.kind() + " " + path(span);
  }

  /** The parts that the services' own roots stand for. */
  List<ReceivedSpan> localRoots() {
    return received.stream().filter(span -> span.kind() == Kind.SERVER).toList();
  }

  /** Whether the part of a service is there. */
  boolean hasPartOf(String service) {
    return localRoots().stream().anyMatch(span -> span.service().equals(service));
  }

  /** One, unless something is wrong. */
  Set<String> traceIds() {
    Set<String> ids = new TreeSet<>();
    received.forEach(span -> ids.add(span.traceId()));
    return ids;
  }

  /** Whether every span but the root hangs on another one that is there. */
  boolean isTree() {
    Set<String> ids = new HashSet<>();
    received.forEach(span -> ids.add(span.spanId()));
    long roots = received.stream().filter(ReceivedSpan::isRoot).count();
    return roots == 1
        && received.stream().allMatch(span -> span.isRoot() || ids.contains(span.parentSpanId()));
  }

  /** Whether it is, all of it or a part of it, in the baseline. */
  boolean isInBaseline() {
    return received.stream().anyMatch(span -> Weight.of(span).isPresent());
  }
}
