package io.hindcast.tooling.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    assertThat(Options.OTLP_CLIENT_KEY.traces().environmentVariable())
        .isEqualTo("OTEL_EXPORTER_OTLP_TRACES_CLIENT_KEY");
    loaded.environment("HINDCAST_INSTRUMENTATION_JDK_HTTP_CLIENT_ENABLED", "false");
    assertThat(loaded.config().get(Options.instrumentationEnabled("jdk-http-client"))).isFalse();
    assertThat(loaded.config().get(Options.instrumentationEnabled("jdbc"))).isTrue();
  }

  @Test
  void otlp_theValueForTracesIsBeforeTheGeneralOne() {
    loaded
        .environment("OTEL_EXPORTER_OTLP_TIMEOUT", "3000")
        .environment("OTEL_EXPORTER_OTLP_HEADERS", "a=general")
        .environment("OTEL_EXPORTER_OTLP_TRACES_HEADERS", "a=traces");
    assertThat(loaded.config().find(Options.OTLP_TIMEOUT)).isEqualTo(Duration.ofSeconds(3));
    assertThat(loaded.config().find(Options.OTLP_HEADERS)).isEqualTo(Map.of("a", "traces"));
    assertThat(loaded.config().find(Options.OTLP_PROTOCOL)).isNull();
    assertThat(loaded.config().find(Options.OTLP_COMPRESSION)).isEqualTo("none");
  }
}
