package io.hindcast.exporter.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.DbEndpoint;
import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.bootstrap.record.HttpClientRecord;
import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.bootstrap.record.Propagation;
import io.hindcast.bootstrap.record.QueueWaits;
import io.hindcast.bootstrap.record.RemoteParent;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.exporter.Records;
import io.hindcast.exporter.sampling.SamplingSettings;
import io.hindcast.exporter.trace.AssembledTrace;
import io.hindcast.exporter.trace.Clock;
import io.hindcast.exporter.trace.TestTraces;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes requests, and what is said about them. */
final class Requests {
  /** What is on by default, but for a token. */
  static final SamplingSettings DEFAULTS =
      settings(Duration.ofSeconds(1), true, true, 20, 50, 1, null);

  /** Nothing is evidence but failures, and what a person or a caller wants. */
  static final SamplingSettings FAILURES_ONLY =
      settings(Duration.ZERO, false, false, 0, 50, 1, null);

  private static final DbEndpoint DATABASE =
      new DbEndpoint("jdbc:postgresql://db.internal:5433/shop?user=u&password=secret", null);

  private Requests() {}

  static SamplingSettings settings(
      Duration slow,
      boolean slowRoutes,
      boolean rare,
      int repetitions,
      double rate,
      int perClass,
      @Nullable String token) {
    return new SamplingSettings(
        SamplingSettings.Mode.HINDSIGHT,
        Double.NaN,
        true,
        10,
        1_000,
        1_000_000,
        slow,
        slowRoutes,
        rare,
        repetitions,
        Duration.ofMillis(500),
        rate,
        perClass,
        token,
        16 << 20,
        10_000);
  }

  /** Besides failures, who waits longer than a threshold. */
  static SamplingSettings waitThreshold(Duration threshold) {
    return new SamplingSettings(
        SamplingSettings.Mode.HINDSIGHT,
        Double.NaN,
        true,
        10,
        1_000,
        1_000_000,
        Duration.ZERO,
        false,
        false,
        0,
        threshold,
        50,
        1,
        null,
        16 << 20,
        10_000);
  }

  /** A request of a route that is being answered. */
  static HttpServerRecord begin(String route) {
    return begin(route, null);
  }

  /** A request of a route that is being answered, from another process. */
  static HttpServerRecord begin(String route, @Nullable RemoteParent caller) {
    HttpServerRecord request = new HttpServerRecord(Records.thread(), caller);
    request.method = "GET";
    request.route = route;
    request.status = 200;
    return request;
  }

  /** A statement that is being executed. */
  static DbRecord statement(SpanRecord under, String text) {
    ThreadContext thread = Records.thread();
    under.activate(thread);
    DbRecord call = new DbRecord(thread);
    under.deactivate(thread);
    call.text = text;
    call.endpoint = DATABASE;
    return call;
  }

  /** A request that is being sent. */
  static HttpClientRecord sent(SpanRecord under, String url) {
    ThreadContext thread = Records.thread();
    under.activate(thread);
    HttpClientRecord call = new HttpClientRecord(thread);
    under.deactivate(thread);
    call.method = "GET";
    call.url = url;
    call.status = 200;
    return call;
  }

  /** A task of a request begins after a wait, which is told however short it was. */
  static void waits(SpanRecord under) {
    ThreadContext thread = Records.thread();
    thread.worksFor(new QueueWaits("orders"));
    QueueWaits.spansFrom(0);
    QueueWaits.over(thread, under, 0);
    QueueWaits.spansFrom(QueueWaits.DEFAULT_SPAN_NANOS);
    thread.worksFor(null);
  }

  /** A caller whose trace has this R. */
  static RemoteParent caller(long randomness) {
    HexFormat hex = HexFormat.of();
    return Records.remote(
        "00-" + hex.toHexDigits(4711L) + hex.toHexDigits(randomness) + "-00000000000000ab-01", "");
  }

  /** A caller that says something besides. */
  static RemoteParent caller(String header, String value) {
    String parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    Map<String, String> headers = Map.of(Propagation.TRACEPARENT, parent, header, value);
    return Objects.requireNonNull(Propagation.extract(headers, Map::get));
  }

  /** The one trace that is in the ring. */
  static AssembledTrace only(Clock clock) {
    List<AssembledTrace> traces = TestTraces.drain(clock);
    assertThat(traces).hasSize(1);
    return traces.get(0);
  }

  /** Ends a request; all that it had. */
  static AssembledTrace end(HttpServerRecord request, Clock clock) {
    request.end();
    return only(clock);
  }
}
