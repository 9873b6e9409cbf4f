package io.hindcast.exporter.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.QueueWaitReading;
import io.hindcast.exporter.TestLog;
import io.hindcast.exporter.span.SpanOrigin;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import io.opentelemetry.sdk.resources.Resource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScrapeEndpointTest {
  private static final String HOST = "127.0.0.1";

  private final TestLog log = new TestLog();

  @Test
  void metrics_areServed() throws Exception {
    int port = freePort();
    MetricReader endpoint = ScrapeEndpoint.open(HOST, port, log);
    assertThat(endpoint).isNotNull();
    QueueWaitReading waits =
        new QueueWaitReading("orders", List.of(1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 2L), 25_000);
    Metrics metrics =
        new Metrics(
            SpanOrigin.of(
                Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "shop")),
                "1"),
            TestMetrics.CUMULATIVE,
            () -> List.of(waits),
            List.of(endpoint),
            log);
    metrics
        .instruments()
        .durations("work.duration", "", List.of(0.1, 1.0), AttributeKey.stringKey("kind"))
        .record(200_000_000, Exemplars.NONE, "a");

    String text = get(port);
    metrics.close();

    assertThat(text).contains("work_duration_seconds_bucket{kind=\"a\"", "service_name=\"shop\"");
    assertThat(text)
        .contains(
            "hindcast_executor_queue_wait_seconds_bucket{hindcast_executor_name=\"orders\"",
            "hindcast_executor_queue_wait_seconds_count{hindcast_executor_name=\"orders\"");
    assertThat(log.lines).isEmpty();
  }

  @Test
  void portInUse_isOneLine() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(ScrapeEndpoint.open(HOST, taken.getLocalPort(), log)).isNull();

      assertThat(log.lines)
          .singleElement()
          .asString()
          .contains("otel.exporter.prometheus.port=" + taken.getLocalPort(), "BindException");
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private static String get(int port) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://" + HOST + ":" + port + "/metrics"))
                .header("Accept", "application/openmetrics-text; version=1.0.0")
                .build(),
            BodyHandlers.ofString())
        .body();
  }
}
