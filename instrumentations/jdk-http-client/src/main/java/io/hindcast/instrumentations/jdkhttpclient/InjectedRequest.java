package io.hindcast.instrumentations.jdkhttpclient;

import io.hindcast.bootstrap.record.HttpClientRecord;
import io.hindcast.bootstrap.record.Propagation;
import io.hindcast.bootstrap.record.WeakIdentityMap;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * A request with our headers in place of such that were there. Lives for as long as the client
 * copies it; no application ever sees it.
 */
final class InjectedRequest extends HttpRequest {
  private static final BiPredicate<String, String> ALL =
      new BiPredicate<>() {
        @Override
        public boolean test(String name, String value) {
          return true;
        }
      };

  private static final Propagation.Setter<Map<String, List<String>>> HEADERS =
      new Propagation.Setter<>() {
        @Override
        public void set(Map<String, List<String>> carrier, String name, String value) {
          carrier.put(name, List.of(value));
          if (name.equals(Propagation.TRACEPARENT)) {
            // The old one belongs to the old parent; ours, if there is one, is set next.
            carrier.remove(Propagation.TRACESTATE);
          }
        }
      };

  /**
   * What the application has set, by the very string that our header's value is: it alone passes
   * through all copies that the client makes of a request, those for redirects too.
   */
  private static final WeakIdentityMap<HttpHeaders> VISIBLE =
      new WeakIdentityMap<>(
          new WeakIdentityMap.Abandoned<>() {
            @Override
            public void accept(HttpHeaders unused) {}
          });

  private final HttpRequest original;
  private final HttpHeaders headers;

  private InjectedRequest(HttpRequest original, HttpHeaders headers) {
    this.original = original;
    this.headers = headers;
  }

  static InjectedRequest of(HttpRequest request, HttpClientRecord record) {
    HttpHeaders visible = request.headers();
    // The order is that of HttpHeaders.map, which ignores case: what is put replaces.
    Map<String, List<String>> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    map.putAll(visible.map());
    Propagation.inject(record, map, HEADERS);
    List<String> mark = map.get(Propagation.TRACEPARENT);
    if (mark != null) {
      VISIBLE.put(mark.get(0), visible);
    }
    return new InjectedRequest(request, HttpHeaders.of(map, ALL));
  }

  /** What the application has set of these headers: all of them, but where they are ours. */
  static HttpHeaders visible(HttpHeaders headers) {
    List<String> mark = headers.map().get(Propagation.TRACEPARENT);
    HttpHeaders visible = mark == null ? null : VISIBLE.get(mark.get(0));
    return visible == null ? headers : visible;
  }

  @Override
  public HttpHeaders headers() {
    return headers;
  }

  @Override
  public Optional<BodyPublisher> bodyPublisher() {
    return original.bodyPublisher();
  }

  @Override
  public String method() {
    return original.method();
  }

  @Override
  public Optional<Duration> timeout() {
    return original.timeout();
  }

  @Override
  public boolean expectContinue() {
    return original.expectContinue();
  }

  @Override
  public URI uri() {
    return original.uri();
  }

  @Override
  public Optional<HttpClient.Version> version() {
    return original.version();
  }

  /** The client's debug log prints it. */
  @Override
  public String toString() {
    return original.toString();
  }
}
