package io.hindcast.exporter.render;

import static io.hindcast.exporter.metrics.TestMetrics.histogram;
import static io.hindcast.exporter.metrics.TestMetrics.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.hindcast.bootstrap.record.DbEndpoint;
import io.hindcast.bootstrap.record.DbPool;
import io.hindcast.bootstrap.record.DbPoolRecord;
import io.hindcast.bootstrap.record.DbPoolRecord.Measure;
import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.bootstrap.record.DbWaitRecord;
import io.hindcast.bootstrap.record.HttpClientRecord;
import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.MessagingRecord;
import io.hindcast.bootstrap.record.MessagingRecord.Operation;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.exporter.ExporterStats;
import io.hindcast.exporter.Records;
import io.hindcast.exporter.TestLog;
import io.hindcast.exporter.metrics.Metrics;
import io.hindcast.exporter.metrics.TestMetrics;
import io.hindcast.exporter.span.SpanOrigin;
import io.hindcast.exporter.trace.AssembledTrace;
import io.hindcast.exporter.trace.TestTraces;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.resources.Resource;
import java.net.ConnectException;
import java.net.URI;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class OperationMetricsTest {
  private final TestLog log = new TestLog();
  private final Metrics metrics =
      Metrics.of(SpanOrigin.of(Resource.getDefault(), "1.2.3"), TestMetrics.CUMULATIVE, log);
  private final OperationMetrics operations =
      new OperationMetrics(metrics.instruments(), new DbReadings(new ExporterStats()), log);

  @BeforeEach
  @AfterEach
  void emptyRing() {
    Records.drain();
  }

  @Test
  void serverRequest() {
    HttpServerRecord record = new HttpServerRecord(Records.thread(), null);
    record.method = "GET";
    record.scheme = "https";
    record.route = "/items/{id}";
    record.path = "/items/5";
    record.host = "evil.example:81";
    record.status = 200;
    record.protocolVersion = "1.1";

    HistogramPointData point = measured("http.server.request.duration", record);

    assertThat(RenderTest.byName(point.getAttributes()))
        .containsOnly(
            entry("http.request.method", "GET"),
            entry("url.scheme", "https"),
            entry("http.route", "/items/{id}"),
            entry("http.response.status_code", 200L),
            entry("network.protocol.version", "1.1"));
    assertThat(point.getBoundaries()).isEqualTo(Boundaries.REQUESTS);
    assertThat(point.getCount()).isEqualTo(1);
    assertThat(Math.round(point.getSum() * 1e9)).isEqualTo(record.endNanos() - record.startNanos());
  }

  @Test
  void operationThatIsLeftOutOfItsTrace_isMeasured() {
    DbRecord record = new DbRecord(Records.thread());
    record.end();

    operations.measure(record);

    HistogramPointData point =
        histogram(metrics.collect(), "db.client.operation.duration").iterator().next();
    assertThat(point.getCount()).isEqualTo(1);
    assertThat(point.getExemplars()).isEmpty();
  }

  @Test
  void unknownMethod_makesNoSeriesOfItsOwn() {
    HttpServerRecord record = new HttpServerRecord(Records.thread(), null);
    record.method = "XYZZY";

    assertThat(RenderTest.byName(measured("http.server.request.duration", record).getAttributes()))
        .containsEntry("http.request.method", "_OTHER")
        .doesNotContainKey("http.request.method_original");
  }

  @Test
  void clientRequest_thatFails() {
    HttpClientRecord record = new HttpClientRecord(Records.thread());
    record.method = "POST";
    record.url = URI.create("http://stock:8080/reserve?key=1");
    record.thrown = new ConnectException("refused");

    assertThat(RenderTest.byName(measured("http.client.request.duration", record).getAttributes()))
        .containsOnly(
            entry("http.request.method", "POST"),
            entry("server.address", "stock"),
            entry("server.port", 8080L),
            entry("error.type", "java.net.ConnectException"));
  }

  @Test
  void databaseCall_thatFails() {
    DbRecord record = new DbRecord(Records.thread());
    record.endpoint = new DbEndpoint("jdbc:postgresql://db:5433/shop?user=u&password=p", null);
    record.text = "SELECT amount FROM stock WHERE id = 17";
    record.thrown = new SQLException("no", "57014", 0);

    HistogramPointData point = measured("db.client.operation.duration", record);

    assertThat(RenderTest.byName(point.getAttributes()))
        .containsOnly(
            entry("db.system.name", "postgresql"),
            entry("db.namespace", "shop"),
            entry("server.address", "db"),
            entry("server.port", 5433L),
            entry("db.query.summary", "SELECT stock"),
            entry("db.response.status_code", "57014"),
            entry("error.type", "java.sql.SQLException"));
    assertThat(point.getBoundaries()).isEqualTo(Boundaries.DATABASES);
  }

  @Test
  void waitForAConnection() {
    DbWaitRecord wait = await(new DbPool("orders", null), null, false);

    operations.measure(wait);

    assertThat(histogram(metrics.collect(), "db.client.connection.wait_time"))
        .singleElement()
        .satisfies(
            point -> {
              assertThat(RenderTest.byName(point.getAttributes()))
                  .containsOnly(entry("db.client.connection.pool.name", "orders"));
              assertThat(point.getBoundaries()).isEqualTo(Boundaries.DATABASES);
              assertThat(Math.round(point.getSum() * 1e9))
                  .isEqualTo(wait.endNanos() - wait.startNanos());
              assertThat(point.getExemplars()).as("it is no span").isEmpty();
            });
  }

  @Test
  void waitForAConnection_thatTimesOut() {
    DbPool pool = new DbPool(null, "jdbc:postgresql://db:5433/shop?user=u&password=p");
    await(pool, new SQLException("full"), true);
    await(pool, new SQLException("closed"), false);

    measure(true);
    Collection<MetricData> collected = metrics.collect();

    assertThat(histogram(collected, "db.client.connection.wait_time"))
        .singleElement()
        .satisfies(
            point -> {
              assertThat(point.getCount()).isEqualTo(2);
              assertThat(RenderTest.byName(point.getAttributes()))
                  .containsOnly(
                      entry("db.client.connection.pool.name", "db:5433/shop"),
                      entry("error.type", "java.sql.SQLException"));
            });
    assertThat(sum(collected, "db.client.connection.timeouts"))
        .singleElement()
        .satisfies(
            point -> {
              assertThat(point.getValue()).isEqualTo(1);
              assertThat(RenderTest.byName(point.getAttributes()))
                  .containsOnly(entry("db.client.connection.pool.name", "db:5433/shop"));
            });
  }

  @Test
  void whatAPoolHasMeasured() {
    DbPool pool = new DbPool("orders", null);
    DbPoolRecord.measured(Measure.CREATE, pool, 7);
    DbPoolRecord.measured(Measure.USE, pool, 250);

    Records.drain().forEach(operations::measure);
    Collection<MetricData> collected = metrics.collect();

    assertThat(histogram(collected, "db.client.connection.create_time"))
        .singleElement()
        .satisfies(point -> assertThat(point.getSum()).isEqualTo(0.007));
    assertThat(histogram(collected, "db.client.connection.use_time"))
        .singleElement()
        .satisfies(point -> assertThat(point.getSum()).isEqualTo(0.25));
  }

  private static DbWaitRecord await(DbPool pool, @Nullable Throwable thrown, boolean timedOut) {
    ThreadContext thread = Records.thread();
    DbWaitRecord wait = Objects.requireNonNull(DbWaitRecord.begin(thread));
    wait.pool = pool;
    wait.timedOut = timedOut;
    wait.over(thread, thrown);
    return wait;
  }

  @Test
  void messages_areCountedOnceADelivery() {
    message(Operation.SEND, -1);
    message(Operation.POLL, 3);
    message(Operation.PROCESS, -1);
    message(Operation.PROCESS, -1);

    measure(true);
    Collection<MetricData> collected = metrics.collect();

    assertThat(histogram(collected, "messaging.client.operation.duration"))
        .extracting(
            point -> RenderTest.byName(point.getAttributes()).get("messaging.operation.name"))
        .containsExactlyInAnyOrder("send", "poll");
    assertThat(histogram(collected, "messaging.process.duration"))
        .singleElement()
        .satisfies(point -> assertThat(point.getCount()).isEqualTo(2));
    assertThat(sum(collected, "messaging.client.sent.messages"))
        .singleElement()
        .satisfies(point -> assertThat(point.getValue()).isEqualTo(1));
    assertThat(sum(collected, "messaging.client.consumed.messages"))
        .singleElement()
        .satisfies(
            point -> {
              assertThat(point.getValue()).isEqualTo(3);
              assertThat(RenderTest.byName(point.getAttributes()))
                  .contains(entry("server.address", "k1"), entry("server.port", 9092L));
            });
  }

  @Test
  void traceThatIsNotKept_isMeasuredAndNeverNamed() {
    HttpServerRecord unkept = new HttpServerRecord(Records.thread(), null);
    unkept.end();
    measure(false);

    HistogramPointData point =
        histogram(metrics.collect(), "http.server.request.duration").iterator().next();

    assertThat(point.getCount()).isEqualTo(1);
    assertThat(point.getExemplars()).isEmpty();
  }

  @Test
  void keptTrace_isNamed() {
    HttpServerRecord kept = new HttpServerRecord(Records.thread(), null);

    HistogramPointData point = measured("http.server.request.duration", kept);

    assertThat(point.getExemplars())
        .singleElement()
        .satisfies(
            exemplar -> {
              assertThat(Long.parseUnsignedLong(exemplar.getSpanContext().getSpanId(), 16))
                  .isEqualTo(kept.spanId());
              assertThat(exemplar.getSpanContext().getTraceId())
                  .isEqualTo(String.format("%016x%016x", kept.traceIdHigh(), kept.traceIdLow()));
            });
  }

  @Test
  void brokenRecord_isToldOnceAndHurtsNoOther() {
    for (int i = 0; i < 2; i++) {
      HttpClientRecord broken = new HttpClientRecord(Records.thread());
      broken.url =
          new Object() {
            @Override
            public String toString() {
              throw new IllegalStateException("broken");
            }
          };
      broken.end();
    }
    new HttpServerRecord(Records.thread(), null).end();

    measure(true);

    assertThat(histogram(metrics.collect(), "http.server.request.duration")).hasSize(1);
    assertThat(log.lines).singleElement().asString().contains("HttpClientRecord", "broken");
  }

  @Test
  void workInsideTheProcess_hasNoMetric() {
    new InternalRecord(Records.thread()).end();

    measure(true);

    assertThat(metrics.collect()).isEmpty();
  }

  private void message(Operation operation, int count) {
    MessagingRecord record = new MessagingRecord(Records.thread(), "kafka", operation);
    record.destination = "orders";
    record.servers = "PLAINTEXT://k1:9092,k2:9092";
    record.messageCount = count;
    record.end();
  }

  private HistogramPointData measured(String metric, SpanRecord record) {
    record.end();
    measure(true);
    assertThat(log.lines).isEmpty();
    Collection<HistogramPointData> points = histogram(metrics.collect(), metric);
    assertThat(points).hasSize(1);
    return points.iterator().next();
  }

  private void measure(boolean kept) {
    List<AssembledTrace> traces = TestTraces.drain();
    assertThat(traces).isNotEmpty();
    for (AssembledTrace trace : traces) {
      operations.measure(trace, kept);
    }
  }
}
