package io.hindcast.exporter.metrics;

import io.hindcast.exporter.ApplicationLoader;
import io.hindcast.exporter.BackgroundThreads;
import io.hindcast.exporter.Log;
import io.opentelemetry.exporter.prometheus.PrometheusHttpServer;
import io.opentelemetry.sdk.common.export.MemoryMode;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Where a Prometheus server asks for the metrics: {@code /metrics} of a port of its own. */
final class ScrapeEndpoint {
  /** A server asks once in a while; a second one, or a person, need not wait for the first. */
  private static final int THREADS = 2;

  private ScrapeEndpoint() {}

  /** Opens it; null, and one line, where that is not possible. */
  static @Nullable MetricReader open(String host, int port, Log log) {
    lookUp(host);
    try {
      return PrometheusHttpServer.builder()
          .setHost(host)
          .setPort(port)
          // The other mode hands out data that the next reader overwrites.
          .setMemoryMode(MemoryMode.IMMUTABLE_DATA)
          // Daemons, and nothing they do is recorded.
          .setExecutor(
              Executors.newFixedThreadPool(THREADS, new BackgroundThreads("hindcast-prometheus")))
          .build();
    } catch (RuntimeException | LinkageError failure) {
      Throwable cause = failure.getCause();
      log.warn(
          "Prometheus can't scrape this process: otel.exporter.prometheus.host="
              + host
              + " and otel.exporter.prometheus.port="
              + port
              + " can't be listened at ("
              + (cause == null ? failure : cause)
              + "); allowed: an address of this machine and a free port. Metrics are not served.");
      return null;
    }
  }

  /** The server is not the first to. */
  private static void lookUp(String host) {
    @Nullable ClassLoader before = ApplicationLoader.enter();
    try {
      InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      // The server says it, too.
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }
}
