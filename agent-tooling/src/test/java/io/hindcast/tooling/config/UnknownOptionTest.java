package io.hindcast.tooling.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A name that is no option: one line, with what may have been meant. */
final class UnknownOptionTest {
  private final Loaded loaded = new Loaded();

  private String line() {
    loaded.config().refuseUnknown(List.of("jdbc", "kafka-clients"));
    assertThat(loaded.lines()).hasSize(1);
    return loaded.lines().get(0);
  }

  @Test
  void typingError_isToldWhatIsNear() {
    loaded.system("hindcast.debgu", "true");
    assertThat(line())
        .isEqualTo(
            "hindcast: option hindcast.debgu=true (a system property) is not known;"
                + " allowed: did you mean hindcast.debug?; it has no effect");
  }

  @Test
  void typingErrorInTheEnvironment_isToldTheVariable() {
    loaded.environment("HINDCAST_SHUTDOWN_TIMEOT", "1s");
    assertThat(line())
        .contains("(an environment variable)", "did you mean HINDCAST_SHUTDOWN_TIMEOUT?");
  }

  @Test
  void argumentWithoutThePrefix_isToldTheWholeName() {
    loaded.arguments("debug=true");
    assertThat(line()).contains("(an argument of -javaagent)", "did you mean hindcast.debug?");
  }

  @Test
  void nothingNear_isSentToTheReadme() {
    loaded.system("hindcast.something.else.entirely", "1");
    assertThat(line()).contains("allowed: the options of the README");
  }

  @Test
  void unknownInstrumentation_isToldAllKnownOnes() {
    loaded.system("hindcast.instrumentation.jdcb.enabled", "false");
    assertThat(line())
        .contains("hindcast.instrumentation.<name>.enabled with one of [jdbc, kafka-clients]");
  }

  @Test
  void unknownInstrumentationInTheEnvironment_isToldAllKnownOnes() {
    loaded.environment("HINDCAST_INSTRUMENTATION_JDCB_ENABLED", "false");
    assertThat(line()).contains("with one of [jdbc, kafka-clients]");
  }

  @Test
  void knownOnesAndThoseOfOthers_areNotMentioned() {
    loaded
        .system("hindcast.debug", "true")
        .system("hindcast.instrumentation.jdbc.enabled", "false")
        .environment("HINDCAST_INSTRUMENTATION_KAFKA_CLIENTS_ENABLED", "true")
        .system("otel.bsp.max.queue.size", "1")
        .environment("OTEL_LOGS_EXPORTER", "none")
        .system("user.name", "somebody")
        .environment("PATH", "/bin");
    loaded.config().refuseUnknown(List.of("jdbc", "kafka-clients"));
    assertThat(loaded.lines()).isEmpty();
  }
}
