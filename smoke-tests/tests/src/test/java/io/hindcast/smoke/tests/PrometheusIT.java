package io.hindcast.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hindcast.smoke.hello.Scraped;
import io.hindcast.smoke.stage.Artefacts;
import io.hindcast.smoke.stage.ChildProcess;
import io.hindcast.smoke.stage.Loopback;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A real Prometheus scrapes the agent, and knows how many requests there were. */
final class PrometheusIT {
  private static final Duration LONG = Duration.ofSeconds(60);

  /** A vector of one series: its last value. */
  private static final Pattern VALUE = Pattern.compile("\"value\":\\[[^,]*,\"([^\"]*)\"]");

  @TempDir Path directory = Path.of("");

  @ParameterizedTest
  @EnumSource(Java.class)
  void prometheus_countsTheRequests(Java java) throws Exception {
    Path prometheus = installed();
    int scraped = Loopback.freePort();
    int asked = Loopback.freePort();
    try (ChildProcess application = application(java, scraped);
        ChildProcess server = prometheus(prometheus, scraped, asked)) {
      String query = "http_server_request_duration_seconds_count{job=\"hindcast\"}";
      server.await("it has scraped a count", LONG, () -> !ask(asked, query).isEmpty());
      server.await(
          "it knows of all " + Scraped.REQUESTS + " requests",
          LONG,
          () -> ask(asked, query).equals(String.valueOf(Scraped.REQUESTS)));

      assertThat(ask(asked, "up{job=\"hindcast\"}")).isEqualTo("1");
      assertThat(ask(asked, "count(jvm_memory_used_bytes{job=\"hindcast\"}) > bool 0"))
          .as("the JVM's metrics are there too")
          .isEqualTo("1");
      Files.createFile(application.directory().resolve(Scraped.GO_ON));
      application.awaitEnd(LONG);

      Output output = Output.of(application);
      assertThat(output.exitCode()).as(output.stderr()).isZero();
      assertThat(output.stderrOfTheApplication()).isEmpty();
    }
  }

  private ChildProcess application(Java java, int port) throws IOException {
    return ChildProcess.start(
        "scraped",
        Files.createDirectory(directory.resolve("scraped")),
        List.of(
            java.jdk().home().resolve("bin").resolve("java").toString(),
            "-javaagent:" + Artefacts.agent(),
            "-cp",
            System.getProperty("smoke.hello", ""),
            Scraped.class.getName()),
        Map.of(
            "OTEL_SERVICE_NAME",
            "scraped",
            "OTEL_TRACES_EXPORTER",
            "none",
            "OTEL_METRICS_EXPORTER",
            "prometheus",
            "OTEL_EXPORTER_PROMETHEUS_HOST",
            "127.0.0.1",
            "OTEL_EXPORTER_PROMETHEUS_PORT",
            String.valueOf(port)));
  }

  private ChildProcess prometheus(Path program, int scraped, int asked) throws IOException {
    Path own = Files.createDirectory(directory.resolve("prometheus"));
    Path config = own.resolve("prometheus.yml");
    Files.writeString(
        config,
        """
        global:
          scrape_interval: 500ms
          scrape_timeout: 500ms
        scrape_configs:
          - job_name: hindcast
            static_configs:
              - targets: ['127.0.0.1:%d']
        """
            .formatted(scraped));
    return ChildProcess.start(
        "prometheus",
        own,
        List.of(
            program.toString(),
            "--config.file=" + config,
            "--storage.tsdb.path=" + own.resolve("data"),
            "--web.listen-address=127.0.0.1:" + asked),
        Map.of());
  }

  private static Path installed() {
    Optional<Path> found =
        Pattern.compile(File.pathSeparator, Pattern.LITERAL)
            .splitAsStream(System.getenv().getOrDefault("PATH", ""))
            .map(directory -> Path.of(directory, "prometheus"))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(
        found.isPresent(), "no prometheus on the PATH (Debian's package prometheus): skipped");
    return found.orElseThrow();
  }

  /** The value of a query's one series; empty where there is none, or nobody answers yet. */
  private static String ask(int port, String query) {
    String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
    URI uri = URI.create("http://127.0.0.1:" + port + "/api/v1/query?query=" + encoded);
    try (InputStream answer = uri.toURL().openStream()) {
      Matcher value = VALUE.matcher(new String(answer.readAllBytes(), StandardCharsets.UTF_8));
      return value.find() ? value.group(1) : "";
    } catch (java.net.ConnectException | java.io.FileNotFoundException notYet) {
      return "";
    } catch (IOException failure) {
      // 503 while it starts.
      if (String.valueOf(failure.getMessage()).contains("503")) {
        return "";
      }
      throw new UncheckedIOException(failure);
    }
  }
}
