package io.hindcast.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hindcast.bootstrap.pool.ExecutorPools;
import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.bootstrap.sampling.SamplingPolicy;
import io.hindcast.exporter.ExporterStats.DropReason;
import io.hindcast.exporter.receiver.HttpReceiver;
import io.hindcast.exporter.receiver.Receiver;
import io.hindcast.exporter.sampling.SamplingSettings;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** All parts together: traces, metrics, spool. */
@Timeout(60)
final class WholeExportTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final TestLog log = new TestLog();

  @BeforeEach
  @AfterEach
  void emptyRing() {
    ExporterThreads.awaitEnd();
    Records.drain();
  }

  @Test
  void metrics_areOfAllRequestsAndNameTheirTraces() throws Exception {
    try (HttpReceiver receiver = new HttpReceiver(0, null, false)) {
      Exporter exporter = start(settings(receiver.endpoint(), receiver.metricsEndpoint(), null));
      request(200);
      HttpServerRecord slow = request(200);
      request(503);

      assertThat(exporter.flush(LONG)).isTrue();
      exporter.close();

      assertThat(receiver.spans()).hasSize(3);
      Metric metric = metric(receiver.metrics.get(0), "http.server.request.duration");
      List<HistogramDataPoint> points = metric.getHistogram().getDataPointsList();
      assertThat(points).extracting(HistogramDataPoint::getCount).containsExactlyInAnyOrder(2L, 1L);
      HistogramDataPoint two =
          points.stream().filter(point -> point.getCount() == 2).findAny().orElseThrow();
      assertThat(two.getExemplarsList())
          .anySatisfy(
              exemplar ->
                  assertThat(exemplar.getSpanId().asReadOnlyByteBuffer().getLong())
                      .isEqualTo(slow.spanId()));
      assertThat(metric(receiver.metrics.get(0), "jvm.memory.used").getSum().getDataPointsCount())
          .isPositive();
      assertThat(
              metric(receiver.metrics.get(0), "otel.sdk.processor.span.processed")
                  .getSum()
                  .getDataPoints(0)
                  .getAsInt())
          .isEqualTo(3);
      assertThat(log.lines).isEmpty();
    }
  }

  @Test
  void dataPoints_areAccountedFor() throws Exception {
    try (HttpReceiver receiver = new HttpReceiver(0, null, false)) {
      Exporter exporter = start(settings(receiver.endpoint(), receiver.metricsEndpoint(), null));
      request(200);
      assertThat(exporter.flush(LONG)).isTrue();
      assertThat(exporter.flush(LONG)).isTrue();
      exporter.close();

      Metric exported =
          metric(receiver.metrics.get(1), "otel.sdk.exporter.metric_data_point.exported");
      assertThat(exported.getSum().getDataPointsList())
          .singleElement()
          .satisfies(
              point ->
                  assertThat(point.getAsInt())
                      .isPositive()
                      .isEqualTo(points(receiver.metrics.get(0))));
    }
  }

  @Test
  void attemptsOfAllSignals_areMeasured() throws Exception {
    try (HttpReceiver receiver = new HttpReceiver(0, null, false)) {
      receiver.answer(Receiver.Answer.THROTTLED);
      Exporter exporter = start(settings(receiver.endpoint(), receiver.metricsEndpoint(), null));
      request(200);
      assertThat(exporter.flush(LONG)).isTrue();
      assertThat(exporter.flush(LONG)).isTrue();
      exporter.close();

      Metric durations = metric(receiver.metrics.get(1), "otel.sdk.exporter.operation.duration");
      assertThat(durations.getHistogram().getDataPointsList())
          .extracting(WholeExportTest::attempts)
          .containsExactlyInAnyOrder(
              "otlp_http_span_exporter  1",
              "otlp_http_span_exporter 429 1",
              "otlp_http_metric_exporter  1");
    }
  }

  private static String attempts(HistogramDataPoint point) {
    Map<String, String> attributes = new HashMap<>();
    point
        .getAttributesList()
        .forEach(each -> attributes.put(each.getKey(), each.getValue().getStringValue()));
    assertThat(attributes).containsKey("server.port").containsEntry("server.address", "localhost");
    return attributes.get("otel.component.type")
        + " "
        + attributes.getOrDefault("error.type", "")
        + " "
        + point.getCount();
  }

  @Test
  void executors_sayWhatWaits() throws Exception {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(2, 2, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(3));
    CountDownLatch open = new CountDownLatch(1);
    for (int i = 0; i < 5; i++) {
      pool.execute(() -> keepBusy(open));
    }
    // What the probes of its workers and of a refused task do.
    ExecutorPools.workerStarts(pool, "whole-export-1");
    ExecutorPools.rejected(pool);
    try (HttpReceiver receiver = new HttpReceiver(0, null, false)) {
      Exporter exporter = start(settings(receiver.endpoint(), receiver.metricsEndpoint(), null));
      // Before the first one there are no metrics.
      request(200);

      assertThat(exporter.flush(LONG)).isTrue();
      exporter.close();

      ExportMetricsServiceRequest request = receiver.metrics.get(0);
      assertThat(executor(request, "queue.size")).isEqualTo(3);
      assertThat(executor(request, "active")).isEqualTo(2);
      assertThat(executor(request, "pool.size")).isEqualTo(2);
      assertThat(executor(request, "pool.max")).isEqualTo(2);
      assertThat(executor(request, "rejected")).isEqualTo(1);
      assertThat(log.lines).isEmpty();
    } finally {
      open.countDown();
      pool.shutdown();
    }
  }

  private static void keepBusy(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** The value of the one pool of that name. */
  private static long executor(ExportMetricsServiceRequest request, String metric) {
    return metric(request, "hindcast.executor." + metric).getSum().getDataPointsList().stream()
        .filter(
            point ->
                point.getAttributesCount() == 1
                    && point.getAttributes(0).getKey().equals("hindcast.executor.name")
                    && point.getAttributes(0).getValue().getStringValue().equals("whole-export"))
        .findAny()
        .orElseThrow()
        .getAsInt();
  }

  @Test
  void whatCanNotBeSent_isSentByTheNextProcessOnce(@TempDir Path directory) throws Exception {
    SpoolSettings spool = new SpoolSettings(directory.resolve("spool"), 1 << 20);
    int port = freePort();
    URI nobody = URI.create("http://127.0.0.1:" + port + "/v1/traces");
    Exporter first = start(settings(nobody, null, spool));
    request(200);
    HttpServerRecord failed = request(500);
    first.close();
    ExporterThreads.awaitEnd();
    assertThat(first.stats().spooled()).isEqualTo(2);
    assertThat(first.stats().dropped()).isZero();
    assertThat(log.lines)
        .anySatisfy(line -> assertThat(line).contains("2 spans wait in the spool"));
    assertThat(log.debugLines).containsExactly("spans at the end: received=2 exported=0 spooled=2");

    try (HttpReceiver receiver = new HttpReceiver(0, null, false)) {
      Exporter second = start(settings(receiver.endpoint(), null, spool));
      request(200);
      assertThat(second.flush(LONG)).isTrue();
      await().until(() -> receiver.spans().size() == 3);
      await().until(() -> second.stats().exported() == 3);
      second.close();
      ExporterThreads.awaitEnd();

      assertThat(second.stats().received()).isEqualTo(3);
      assertThat(second.stats().processed()).as("the others were in the first one's").isOne();
      assertThat(second.stats().spooled()).isZero();
      assertThat(receiver.spans()).extracting(Span::getSpanId).doesNotHaveDuplicates();
      assertThat(receiver.spans())
          .extracting(span -> span.getSpanId().asReadOnlyByteBuffer().getLong())
          .contains(failed.spanId());

      Exporter third = start(settings(receiver.endpoint(), null, spool));
      request(200);
      assertThat(third.flush(LONG)).isTrue();
      third.close();
      assertThat(receiver.spans()).hasSize(4);
    }
  }

  @Test
  void connectionThatCannotBeSetUp_leavesTheSpoolToABetterStart(@TempDir Path directory)
      throws Exception {
    SpoolSettings spool = new SpoolSettings(directory.resolve("spool"), 1 << 20);
    Path garbled = Files.writeString(directory.resolve("ca.pem"), "no certificate");
    URI nobody = URI.create("http://127.0.0.1:" + freePort() + "/v1/traces");
    Exporter away = start(settings(nobody, null, spool));
    request(500);
    away.close();
    ExporterThreads.awaitEnd();

    Exporter misled =
        start(
            settings(
                new OtlpSettings(
                    OtlpProtocol.HTTP_PROTOBUF,
                    nobody,
                    Map.of(),
                    OtlpSettings.DEFAULT_TIMEOUT,
                    false,
                    garbled,
                    null,
                    null),
                null,
                spool));
    request(500);
    request(200);
    misled.close();
    ExporterThreads.awaitEnd();
    assertThat(misled.stats().dropped()).isZero();
    assertThat(misled.stats().spooled()).as("with that of the first one").isEqualTo(3);

    try (HttpReceiver receiver = new HttpReceiver(0, null, false)) {
      Exporter better = start(settings(receiver.endpoint(), null, spool));
      request(200);
      await().until(() -> better.stats().exported() == 4);
      better.close();
      assertThat(receiver.spans()).extracting(Span::getSpanId).doesNotHaveDuplicates().hasSize(4);
    }
    assertThat(log.lines)
        .filteredOn(line -> line.contains("can't be set up"))
        .singleElement()
        .asString()
        .contains("kept in the spool");
  }

  @Test
  void whatIsLostAtTheEnd_isTold_dataPointsToo() throws Exception {
    URI nobody = URI.create("http://127.0.0.1:" + freePort() + "/");
    Exporter exporter = start(settings(nobody, nobody, null));
    request(200);
    exporter.close();

    assertThat(log.lines)
        .filteredOn(line -> line.contains("before the end"))
        .singleElement()
        .asString()
        .matches("WARN 1 span and [0-9]+ data points could not be delivered .*");
  }

  /** Opening a pipe that nobody reads is a call into a file system that does not return. */
  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no mkfifo")
  void hangingDisk_holdsNeitherThePipelineNorTheEnd(@TempDir Path directory) throws Exception {
    Path pipe = directory.resolve("lock");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    URI nobody = URI.create("http://127.0.0.1:" + freePort() + "/");
    Exporter exporter = start(settings(nobody, null, new SpoolSettings(directory, 1 << 20)));
    try {
      request(500);
      await().until(() -> log.lines.stream().anyMatch(line -> line.contains("does not answer")));
      for (int i = 0; i < 10; i++) {
        request(500);
      }
      await().until(() -> exporter.stats().received() == 11);

      exporter.close();

      assertThat(exporter.stats().spooled()).isZero();
      assertThat(exporter.stats().dropped(DropReason.SHUTDOWN)).isEqualTo(11);
      assertThat(log.lines)
          .anySatisfy(line -> assertThat(line).contains("11 spans could not be delivered"));
    } finally {
      try (InputStream reader = Files.newInputStream(pipe)) {
        ExporterThreads.awaitEnd("hindcast-spool");
        assertThat(reader).isNotNull();
      }
    }
  }

  @Test
  void evidence_arrivesThoughTheProcessEndsBeforeItsSecondDoes() throws Exception {
    SamplingPolicy before = SamplingPolicy.current();
    SamplingSettings failures = TestSampling.failuresAnd(0);
    try (HttpReceiver receiver = new HttpReceiver(0, null, false)) {
      Exporter exporter = start(settings(receiver.endpoint(), null, null), () -> failures);
      request(200);
      HttpServerRecord failed = request(500);
      exporter.close();

      assertThat(receiver.spans()).hasSize(1);
      Span span = receiver.spans().get(0);
      assertThat(span.getSpanId().asReadOnlyByteBuffer().getLong()).isEqualTo(failed.spanId());
      assertThat(span.getTraceState()).isEmpty();
      assertThat(value(span, "hindcast.keep.reason").getArrayValue().getValuesList())
          .extracting(AnyValue::getStringValue)
          .containsExactly("error");
      assertThat(value(span, "hindcast.adjusted_count").hasIntValue()).isTrue();
      assertThat(value(span, "hindcast.adjusted_count").getIntValue()).isZero();
      assertThat(exporter.stats().dropped(DropReason.NOT_KEPT)).isEqualTo(1);
      assertThat(log.lines).isEmpty();
    } finally {
      SamplingPolicy.use(before);
    }
  }

  private static AnyValue value(Span span, String name) {
    return span.getAttributesList().stream()
        .filter(attribute -> attribute.getKey().equals(name))
        .findAny()
        .orElseThrow()
        .getValue();
  }

  private Exporter start(ExporterSettings settings) {
    return start(settings, TestSampling.everything());
  }

  private Exporter start(ExporterSettings settings, Supplier<SamplingSettings> sampling) {
    return Exporter.start(
        settings, sampling, log, new PrintStream(new ByteArrayOutputStream(), true));
  }

  private static ExporterSettings settings(
      URI traces, @Nullable URI metrics, @Nullable SpoolSettings spool) {
    return settings(OtlpSettings.of(OtlpProtocol.HTTP_PROTOBUF, traces), metrics, spool);
  }

  private static ExporterSettings settings(
      OtlpSettings traces, @Nullable URI metrics, @Nullable SpoolSettings spool) {
    return new ExporterSettings(
        Set.of(TracesExporter.OTLP),
        traces,
        new MetricsSettings(
            metrics == null ? Set.of() : Set.of(MetricsExporter.OTLP),
            Duration.ofMinutes(1),
            Duration.ofSeconds(30),
            Temporality.CUMULATIVE,
            true,
            "127.0.0.1",
            0,
            2_000,
            metrics == null ? traces : OtlpSettings.of(OtlpProtocol.HTTP_PROTOBUF, metrics)),
        spool,
        Map.of("service.name", "shop"),
        Set.of(),
        List.of(),
        "9.9.9",
        Duration.ofSeconds(5));
  }

  private static HttpServerRecord request(int status) {
    HttpServerRecord record = new HttpServerRecord(Records.thread(), null);
    record.method = "GET";
    record.status = status;
    record.end();
    return record;
  }

  private static Metric metric(ExportMetricsServiceRequest request, String name) {
    for (ScopeMetrics scope : request.getResourceMetrics(0).getScopeMetricsList()) {
      for (Metric metric : scope.getMetricsList()) {
        if (metric.getName().equals(name)) {
          return metric;
        }
      }
    }
    throw new AssertionError(name + " is not in " + request);
  }

  private static long points(ExportMetricsServiceRequest request) {
    long points = 0;
    for (ScopeMetrics scope : request.getResourceMetrics(0).getScopeMetricsList()) {
      for (Metric metric : scope.getMetricsList()) {
        points +=
            metric.getGauge().getDataPointsCount()
                + metric.getSum().getDataPointsCount()
                + metric.getHistogram().getDataPointsCount();
      }
    }
    return points;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
