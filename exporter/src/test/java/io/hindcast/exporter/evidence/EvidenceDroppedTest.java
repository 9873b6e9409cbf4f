package io.hindcast.exporter.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.exporter.ExporterStats;
import io.hindcast.exporter.FakeClock;
import io.hindcast.exporter.Records;
import io.hindcast.exporter.TestLog;
import io.hindcast.exporter.metrics.Metrics;
import io.hindcast.exporter.metrics.TestMetrics;
import io.hindcast.exporter.render.DbReadings;
import io.hindcast.exporter.sampling.SamplingSettings;
import io.hindcast.exporter.span.SpanOrigin;
import io.hindcast.exporter.trace.AssembledTrace;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.resources.Resource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is not kept is counted, from the decision to the metric. */
final class EvidenceDroppedTest {
  /** One trace a second, of whatever class. */
  private static final SamplingSettings ONE =
      Requests.settings(Duration.ZERO, false, false, 0, 1, 0, null);

  private final TestLog log = new TestLog();
  private final FakeClock clock = new FakeClock();
  private final Metrics metrics =
      Metrics.of(SpanOrigin.of(Resource.getDefault(), "1.2.3"), TestMetrics.CUMULATIVE, log);
  private final HindsightSampler sampler =
      new HindsightSampler(
          ONE,
          new DbReadings(new ExporterStats()),
          new EvidenceDropped(metrics.instruments()),
          new FakeHead(),
          1_000);

  @BeforeEach
  void emptyRing() {
    Records.drain();
  }

  @AfterEach
  void nothingWasSaid() {
    assertThat(log.lines).isEmpty();
  }

  @Test
  void failures_areCountedByRouteTypeAndPeer() {
    for (int i = 0; i < 4; i++) {
      HttpServerRecord request = Requests.begin("/items/{id}");
      request.status = 503;
      DbRecord call = Requests.statement(request, "SELECT 1 FROM items");
      call.thrown = new SQLException("no");
      call.end();
      decide(Requests.end(request, clock));
    }
    sampler.decideAll();

    LongPointData point = points().iterator().next();
    assertThat(points()).hasSize(1);
    assertThat(point.getValue()).isEqualTo(3);
    assertThat(attributes(point))
        .containsOnly(
            entry("hindcast.keep.reason", "error"),
            entry("http.request.method", "GET"),
            entry("http.route", "/items/{id}"),
            entry("error.type", "java.sql.SQLException"),
            entry("server.address", "db.internal"));
  }

  @Test
  void otherWork_isCountedByItsOperation() {
    for (int i = 0; i < 3; i++) {
      InternalRecord work = new InternalRecord(Records.thread());
      work.name = "nightly report";
      work.thrown = new IllegalStateException("no");
      work.end();
      decide(Requests.only(clock));
    }
    sampler.decideAll();

    assertThat(points())
        .singleElement()
        .satisfies(
            point ->
                assertThat(attributes(point))
                    .containsOnly(
                        entry("hindcast.keep.reason", "error"),
                        entry("hindcast.operation", "nightly report"),
                        entry("error.type", "java.lang.IllegalStateException")));
  }

  @Test
  void classesWithoutAPlace_areCountedTogether() {
    int classes = EvidenceClasses.MOST + 10;
    for (int i = 0; i < classes; i++) {
      HttpServerRecord request = Requests.begin("/flood/" + i);
      request.status = 500;
      decide(Requests.end(request, clock));
    }
    sampler.decideAll();

    long lost = 0;
    for (LongPointData point : points()) {
      lost += point.getValue();
    }
    assertThat(lost).isEqualTo(classes - 1);
    assertThat(points().size()).isLessThanOrEqualTo(EvidenceClasses.MOST + 1);
    assertThat(points())
        .anySatisfy(
            point ->
                assertThat(attributes(point)).containsOnly(entry("otel.metric.overflow", true)));
  }

  @Test
  void whatIsKept_isNotCounted() {
    HttpServerRecord request = Requests.begin("/items/{id}");
    request.status = 500;
    decide(Requests.end(request, clock));
    sampler.decideAll();

    assertThat(metrics.collect()).isEmpty();
  }

  private void decide(AssembledTrace trace) {
    assertThat(sampler.decide(trace, clock.nanos)).isNull();
  }

  private Collection<LongPointData> points() {
    return TestMetrics.sum(metrics.collect(), "hindcast.evidence.dropped");
  }

  private static Map<String, Object> attributes(LongPointData point) {
    Map<String, Object> map = new HashMap<>();
    point.getAttributes().forEach((key, value) -> map.put(key.getKey(), value));
    return map;
  }
}
