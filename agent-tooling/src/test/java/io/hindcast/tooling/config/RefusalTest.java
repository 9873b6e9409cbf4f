package io.hindcast.tooling.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A bad value: one line with option, value, origin, what is allowed and what happens now. */
final class RefusalTest {
  private final Loaded loaded = new Loaded();

  @Test
  void systemProperty() {
    Config config = loaded.system("hindcast.shutdown.timeout", "soon").config();
    assertThat(config.get(Options.SHUTDOWN_TIMEOUT)).isEqualTo(Duration.ofSeconds(2));
    assertThat(loaded.lines())
        .containsExactly(
            "hindcast: option hindcast.shutdown.timeout=soon"
                + " (system property hindcast.shutdown.timeout) is refused;"
                + " allowed: a duration from 0 to 36500 days such as 500ms, 10s, 2m or 1h;"
                + " a bare number is ms; going on with 2000ms");
  }

  @Test
  void environmentVariable() {
    Config config = loaded.environment("OTEL_TRACES_EXPORTER", "otlp,zipkin").config();
    assertThat(config.get(Options.TRACES_EXPORTER)).isEqualTo(List.of("otlp"));
    assertThat(loaded.lines())
        .containsExactly(
            "hindcast: option otel.traces.exporter=otlp,zipkin"
                + " (environment variable OTEL_TRACES_EXPORTER) is refused;"
                + " allowed: a list of otlp, console, none; going on with otlp");
  }

  /** Somebody wants something hidden: which values that are is not known, so all of them are. */
  @Test
  void rulesForParameters_hideEverythingWhereOneIsNone() {
    String option = "hindcast.jdbc.parameters.redact";
    Config config = loaded.system(option, "iban,card number").config();
    assertThat(config.get(Options.JDBC_PARAMETERS_REDACT)).containsExactly("=*");
    assertThat(config.line(Options.JDBC_PARAMETERS_REDACT))
        .isEqualTo(option + "==*, which hides every value (default)");
    assertThat(loaded.lines())
        .containsExactly(
            "hindcast: option hindcast.jdbc.parameters.redact=iban,card number"
                + " (system property hindcast.jdbc.parameters.redact) is refused;"
                + " allowed: a list of names such as iban, of indexes from 0 to 63, and of values"
                + " such as =*@*, in which * is any text and # any digit;"
                + " going on with =*, which hides every value");
  }

  @Test
  void rulesForParameters_thatAreNotSet_areNone() {
    assertThat(loaded.config().get(Options.JDBC_PARAMETERS_REDACT)).isEmpty();
    assertThat(loaded.lines()).isEmpty();
  }

  @Test
  void argument() {
    Config config = loaded.arguments("hindcast.debug=maybe").config();
    assertThat(config.get(Options.DEBUG)).isFalse();
    assertThat(loaded.lines())
        .containsExactly(
            "hindcast: option hindcast.debug=maybe (argument hindcast.debug of -javaagent)"
                + " is refused; allowed: true or false; going on with false");
  }

  @Test
  void askedForAgain_isSaidOnce() {
    Config config = loaded.arguments("hindcast.debug=maybe").config();
    for (int i = 0; i < 3; i++) {
      assertThat(config.get(Options.DEBUG)).isFalse();
    }
    assertThat(loaded.lines()).hasSize(1);
  }

  @Test
  void aBadValueDoesNotLetALesserSourceThrough() {
    loaded.system("hindcast.debug", "maybe").environment("HINDCAST_DEBUG", "true");
    assertThat(loaded.config().get(Options.DEBUG)).isFalse();
    assertThat(loaded.lines()).singleElement().asString().contains("system property");
  }

  @Test
  void valueForTraces_goesOnWithTheGeneralOne() {
    Config config =
        loaded
            .environment("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "http/json")
            .environment("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc")
            .config();
    assertThat(config.find(Options.OTLP_PROTOCOL, "traces")).isEqualTo("grpc");
    assertThat(loaded.lines())
        .singleElement()
        .asString()
        .endsWith("; going on with what otel.exporter.otlp.protocol says");
  }

  @Test
  void valueThatIsNotSupported_isToldWhatIs() {
    Config config =
        loaded
            .environment("OTEL_METRICS_EXEMPLAR_FILTER", "always_on")
            .environment("OTEL_METRICS_EXPORTER", "console")
            .environment("HINDCAST_SPOOL_BYTES", "64MB")
            .environment("HINDCAST_METRICS_MAX_SERIES", "9")
            .config();
    assertThat(config.get(Options.METRICS_EXEMPLAR_FILTER)).isEqualTo("trace_based");
    assertThat(config.get(Options.METRICS_EXPORTER)).isEqualTo(List.of("otlp"));
    assertThat(config.get(Options.SPOOL_BYTES)).isEqualTo(64L << 20);
    assertThat(config.get(Options.METRICS_MAX_SERIES)).isEqualTo(2000);
    assertThat(loaded.lines()).hasSize(4);
    assertThat(loaded.lines().get(0))
        .endsWith("allowed: one of trace_based, always_off; going on with trace_based");
    assertThat(loaded.lines().get(1))
        .endsWith("allowed: a list of otlp, prometheus, none; going on with otlp");
    assertThat(loaded.lines().get(2)).endsWith("such as 64m, 64MiB or 67108864; going on with 64m");
    assertThat(loaded.lines().get(3))
        .endsWith("allowed: a whole number from 10 to 1000000; going on with 2000");
  }

  @Test
  void secrets_areNotShown() {
    Config config =
        loaded
            .environment("OTEL_EXPORTER_OTLP_HEADERS", "authorization=hunter2,broken")
            .environment("OTEL_EXPORTER_OTLP_ENDPOINT", "htp://user:hunter2@host")
            .system("hindcast.exporter.headers", "authorization=hunter2")
            .environment("HINDCAST_API_TOKEN", "hunter2")
            .config();
    assertThat(config.find(Options.OTLP_HEADERS, "traces")).isEqualTo(Map.of());
    assertThat(config.find(Options.OTLP_ENDPOINT, "traces")).isNull();
    config.refuseUnknown(List.of("jdbc"));
    assertThat(loaded.lines()).hasSize(4);
    assertThat(loaded.lines()).allMatch(line -> line.contains("(not shown)"));
    assertThat(loaded.lines()).noneMatch(line -> line.contains("hunter2"));
    assertThat(loaded.lines().get(0)).endsWith("; going on with no headers");
    assertThat(loaded.lines().get(1)).contains("otel.exporter.otlp.endpoint=(not shown)@host ");
  }

  @Test
  void severalLinesInAValue_stayOneLine() {
    loaded.system("hindcast.debug", "may\nbe").config().get(Options.DEBUG);
    assertThat(loaded.lines()).singleElement().asString().contains("hindcast.debug=may be ");
  }
}
