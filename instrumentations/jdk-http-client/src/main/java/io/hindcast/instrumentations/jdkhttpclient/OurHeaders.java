package io.hindcast.instrumentations.jdkhttpclient;

import io.hindcast.bootstrap.record.HttpClientRecord;
import io.hindcast.bootstrap.record.Propagation;
import io.hindcast.bootstrap.record.WeakIdentityMap;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Puts our headers in place of such that were there, and finds them again. Headers that hold ours
 * show it by a name that is a string of its own: the client passes names through all copies that it
 * makes of a request, those for redirects too.
 */
final class OurHeaders {
  @SuppressWarnings("StringConstructor") // its identity is what it is there for
  private static final String MARK = new String(Propagation.TRACEPARENT);

  private static final BiPredicate<String, String> ALL =
      new BiPredicate<>() {
        @Override
        public boolean test(String name, String value) {
          return true;
        }
      };

  private static final BiPredicate<String, String> NOT_OURS =
      new BiPredicate<>() {
        @Override
        public boolean test(String name, String value) {
          return !name.equalsIgnoreCase(Propagation.TRACEPARENT)
              && !name.equalsIgnoreCase(Propagation.TRACESTATE)
              && !name.equalsIgnoreCase(Propagation.BAGGAGE);
        }
      };

  private static final Propagation.Setter<Map<String, List<String>>> HEADERS =
      new Propagation.Setter<>() {
        @Override
        public void set(Map<String, List<String>> carrier, String name, String value) {
          // Removed first: a key that is there stays the string that it is.
          carrier.remove(name);
          if (name.equals(Propagation.TRACEPARENT)) {
            carrier.put(MARK, List.of(value));
            // The old one belongs to the old parent; ours, if there is one, is set next.
            carrier.remove(Propagation.TRACESTATE);
          } else {
            carrier.put(name, List.of(value));
          }
        }
      };

  /**
   * What the application has set, by the very string that our header's value is. Only where it has
   * set headers of these names itself: else that is all but them.
   */
  private static final WeakIdentityMap<HttpHeaders> REPLACED =
      new WeakIdentityMap<>(
          new WeakIdentityMap.Abandoned<>() {
            @Override
            public void accept(HttpHeaders unused) {}
          });

  private OurHeaders() {}

  /** The headers that go onto the wire. */
  static HttpHeaders beside(HttpHeaders visible, HttpClientRecord record) {
    Map<String, List<String>> others = visible.map();
    if (!others.containsKey(Propagation.TRACEPARENT)
        && !others.containsKey(Propagation.TRACESTATE)
        && !others.containsKey(Propagation.BAGGAGE)) {
      HeadersAndOurs both = new HeadersAndOurs(others, MARK);
      Propagation.inject(record, both, both);
      return HttpHeaders.of(both, ALL);
    }
    // The order is that of HttpHeaders.map, which ignores case.
    Map<String, List<String>> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    map.putAll(others);
    Propagation.inject(record, map, HEADERS);
    List<String> ours = map.get(Propagation.TRACEPARENT);
    if (ours != null) {
      REPLACED.put(ours.get(0), visible);
    }
    return HttpHeaders.of(map, ALL);
  }

  /** What the application has set of these headers: all of them, but where they are ours. */
  static HttpHeaders visible(HttpHeaders headers) {
    Map<String, List<String>> map = headers.map();
    List<String> parent = map.get(Propagation.TRACEPARENT);
    if (parent == null || !isMarked(map)) {
      return headers;
    }
    @Nullable HttpHeaders replaced = REPLACED.get(parent.get(0));
    return replaced == null ? HttpHeaders.of(map, NOT_OURS) : replaced;
  }

  @SuppressWarnings("ReferenceEquality") // see MARK
  private static boolean isMarked(Map<String, List<String>> map) {
    for (String name : map.keySet()) {
      if (name == MARK) {
        return true;
      }
    }
    return false;
  }
}
