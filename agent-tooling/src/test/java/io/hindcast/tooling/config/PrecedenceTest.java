package io.hindcast.tooling.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Arguments, then system properties, then the environment, then the file. */
final class PrecedenceTest {
  private static final String NAME = "hindcast.shutdown.timeout";
  private static final String VARIABLE = "HINDCAST_SHUTDOWN_TIMEOUT";

  private final Loaded loaded = new Loaded();

  private void timeoutIs(int seconds) {
    assertThat(loaded.config().get(Options.SHUTDOWN_TIMEOUT))
        .isEqualTo(Duration.ofSeconds(seconds));
    assertThat(loaded.lines()).isEmpty();
  }

  private void file(Path folder) throws IOException {
    Path file = folder.resolve("hindcast.properties");
    Files.writeString(file, NAME + " = 4s\notel.service.name=grüße\n");
    loaded.system("hindcast.config", file.toString());
  }

  @Test
  void nothingSet_isTheFallback() {
    timeoutIs(2);
  }

  @Test
  void file_isLast(@TempDir Path folder) throws IOException {
    file(folder);
    timeoutIs(4);
    assertThat(loaded.config().find(Options.SERVICE_NAME)).isEqualTo("grüße");
  }

  @Test
  void environment_isBeforeTheFile(@TempDir Path folder) throws IOException {
    file(folder);
    loaded.environment(VARIABLE, "5s");
    timeoutIs(5);
  }

  @Test
  void systemProperty_isBeforeTheEnvironment(@TempDir Path folder) throws IOException {
    file(folder);
    loaded.environment(VARIABLE, "5s").system(NAME, "6s");
    timeoutIs(6);
  }

  @Test
  void argument_isFirst(@TempDir Path folder) throws IOException {
    file(folder);
    loaded.environment(VARIABLE, "5s").system(NAME, "6s").arguments(NAME + "=7s");
    timeoutIs(7);
  }

  @Test
  void blank_countsAsNotSet(@TempDir Path folder) throws IOException {
    file(folder);
    loaded.environment(VARIABLE, "").system(NAME, " \t").arguments(NAME + "=");
    timeoutIs(4);
  }

  @Test
  void blanksAroundAValue_doNotCount() {
    loaded.system(NAME, " 6s ");
    timeoutIs(6);
  }

  @Test
  void fileNamedByArgument_isRead(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("x"), NAME + "=4s");
    loaded.arguments("hindcast.config=" + file);
    timeoutIs(4);
  }

  @Test
  void environmentVariables_areNamedAfterTheOption() {
    assertThat(Options.instrumentationEnabled("jdk-http-client").environmentVariable())
        .isEqualTo("HINDCAST_INSTRUMENTATION_JDK_HTTP_CLIENT_ENABLED");
    assertThat(Options.OTLP_CLIENT_KEY.of("traces").environmentVariable())
        .isEqualTo("OTEL_EXPORTER_OTLP_TRACES_CLIENT_KEY");
    loaded.environment("HINDCAST_INSTRUMENTATION_JDK_HTTP_CLIENT_ENABLED", "false");
    assertThat(loaded.config().get(Options.instrumentationEnabled("jdk-http-client"))).isFalse();
    assertThat(loaded.config().get(Options.instrumentationEnabled("jdbc"))).isTrue();
  }

  @Test
  void otlp_theValueForASignalIsBeforeTheGeneralOne() {
    loaded
        .environment("OTEL_EXPORTER_OTLP_TIMEOUT", "3000")
        .environment("OTEL_EXPORTER_OTLP_HEADERS", "a=general")
        .environment("OTEL_EXPORTER_OTLP_TRACES_HEADERS", "a=traces")
        .environment("OTEL_EXPORTER_OTLP_METRICS_TIMEOUT", "4000")
        .environment("OTEL_EXPORTER_OTLP_METRICS_COMPRESSION", "gzip");
    Config config = loaded.config();
    assertThat(config.find(Options.OTLP_TIMEOUT, "traces")).isEqualTo(Duration.ofSeconds(3));
    assertThat(config.find(Options.OTLP_TIMEOUT, "metrics")).isEqualTo(Duration.ofSeconds(4));
    assertThat(config.find(Options.OTLP_HEADERS, "traces")).isEqualTo(Map.of("a", "traces"));
    assertThat(config.find(Options.OTLP_HEADERS, "metrics")).isEqualTo(Map.of("a", "general"));
    assertThat(config.find(Options.OTLP_PROTOCOL, "traces")).isNull();
    assertThat(config.find(Options.OTLP_COMPRESSION, "traces")).isEqualTo("none");
    assertThat(config.find(Options.OTLP_COMPRESSION, "metrics")).isEqualTo("gzip");
    assertThat(loaded.lines()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("optionsOfTheSpecification")
  void environmentVariables_areThoseOfTheSpecification(Option<?> option, String variable) {
    assertThat(option.environmentVariable()).isEqualTo(variable);
  }

  static List<Arguments> optionsOfTheSpecification() {
    return List.of(
        arguments(Options.METRICS_EXPORTER, "OTEL_METRICS_EXPORTER"),
        arguments(Options.METRIC_EXPORT_INTERVAL, "OTEL_METRIC_EXPORT_INTERVAL"),
        arguments(Options.METRIC_EXPORT_TIMEOUT, "OTEL_METRIC_EXPORT_TIMEOUT"),
        arguments(Options.METRICS_EXEMPLAR_FILTER, "OTEL_METRICS_EXEMPLAR_FILTER"),
        arguments(Options.METRICS_TEMPORALITY, "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE"),
        arguments(Options.PROMETHEUS_HOST, "OTEL_EXPORTER_PROMETHEUS_HOST"),
        arguments(Options.PROMETHEUS_PORT, "OTEL_EXPORTER_PROMETHEUS_PORT"),
        arguments(Options.OTLP_ENDPOINT.of("metrics"), "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"),
        arguments(
            Options.OTLP_CLIENT_CERTIFICATE.of("metrics"),
            "OTEL_EXPORTER_OTLP_METRICS_CLIENT_CERTIFICATE"));
  }
}
