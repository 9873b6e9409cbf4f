package io.hindcast.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.smoke.collector.OtlpReceiver;
import io.hindcast.smoke.collector.ReceivedSpan;
import io.hindcast.smoke.stage.Artefacts;
import io.hindcast.smoke.tests.LoggingRun.Library;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A line that is logged inside of a request leads to its trace, whatever writes it. */
@ParameterizedClass(name = "{0}")
@EnumSource(Java.class)
final class LogIdsIT {
  private static final String AGENT = "-javaagent:" + Artefacts.agent();
  private static final String JUL_ON = "-Dhindcast.instrumentation.jul.enabled=true";
  private static final String NONE = "[  ] ";

  /** Sampled, and its id is random. */
  private static final String FLAGS = "03";

  /** Not sampled so far; its id is random. */
  private static final String UNDECIDED = "02";

  private static final Map<String, String> FAILURES_ONLY =
      Map.of(
          "HINDCAST_SAMPLING_BASELINE", "0",
          "HINDCAST_SAMPLING_RARE", "false",
          "HINDCAST_SAMPLING_SLOW_ROUTES", "false",
          "HINDCAST_SAMPLING_SLOW_THRESHOLD", "0");

  @TempDir Path directory = Path.of("");
  private final Java java;
  private OtlpReceiver receiver;

  LogIdsIT(Java java) {
    this.java = java;
  }

  @BeforeEach
  void listen() throws Exception {
    receiver = OtlpReceiver.http();
  }

  @AfterEach
  void stopListening() {
    receiver.close();
  }

  private Output play(Library library, List<String> arguments, Map<String, String> environment)
      throws Exception {
    Map<String, String> all = new HashMap<>(environment);
    all.put("OTEL_TRACES_SAMPLER", "always_on");
    return play(library, arguments, List.of("204"), all);
  }

  private Output play(
      Library library,
      List<String> arguments,
      List<String> statuses,
      Map<String, String> environment)
      throws Exception {
    Map<String, String> all = new HashMap<>(environment);
    all.put("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint());
    Output output = LoggingRun.play(library, directory, java.jdk(), arguments, statuses, all);
    assertThat(output.exitCode()).as(output.stderr()).isZero();
    return output;
  }

  private ReceivedSpan request() {
    assertThat(receiver.store().spans()).hasSize(1);
    return receiver.store().spans().get(0);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JUL")
  void patternsThatAsk_showTheIds(Library library) throws Exception {
    Output output = play(library, List.of(AGENT), Map.of());

    ReceivedSpan request = request();
    String ids = "[" + request.traceId() + " " + request.spanId() + " " + FLAGS + "] ";
    assertThat(output.stdout().lines())
        .containsExactly(NONE + "before", ids + "inside", NONE + "behind");
    assertThat(output.stderrOfTheApplication()).isEmpty();
    assertThat(output.hindcastLines()).as("the start line").hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JUL")
  void requestsThatNobodyKeeps_haveIdsToo(Library library) throws Exception {
    Output output = play(library, List.of(AGENT), Map.of("OTEL_TRACES_EXPORTER", "none"));

    assertThat(receiver.store().spans()).isEmpty();
    assertThat(output.stdout().lines())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo(NONE + "before"),
            line -> assertThat(line).matches("\\[[0-9a-f]{32} [0-9a-f]{16} [0-9a-f]{2}] inside"),
            line -> assertThat(line).isEqualTo(NONE + "behind"));
  }

  /** Sampling in hindsight: of three requests the one that fails is kept, which is known later. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JUL")
  void requestsThatSamplingLeavesOut_haveIdsToo(Library library) throws Exception {
    Output output = play(library, List.of(AGENT), List.of("204", "500", "204"), FAILURES_ONLY);

    ReceivedSpan kept = request();
    assertThat(kept.attributes().get("hindcast.keep.reason")).isEqualTo(List.of("error"));
    List<String> lines = output.stdout().lines().toList();
    assertThat(lines).hasSize(5);
    assertThat(lines.get(2))
        .isEqualTo("[" + kept.traceId() + " " + kept.spanId() + " " + UNDECIDED + "] inside");
    for (String unkept : List.of(lines.get(1), lines.get(3))) {
      assertThat(unkept)
          .matches("\\[[0-9a-f]{32} [0-9a-f]{16} " + UNDECIDED + "] inside")
          .doesNotContain(kept.traceId());
    }
    assertThat(lines.get(1).substring(0, 33)).isNotEqualTo(lines.get(3).substring(0, 33));
  }

  @Test
  void loggingOfTheJdk_isAsItWas() throws Exception {
    Output bare = play(Library.JUL, List.of(), Map.of());
    Output output = play(Library.JUL, List.of(AGENT), Map.of());

    request();
    assertThat(bare.stderr()).isEqualTo("before\ninside\nbehind\n");
    assertThat(output.stderrOfTheApplication()).isEqualTo(bare.stderr());
    assertThat(output.stdout()).isEqualTo(bare.stdout());
  }

  @Test
  void loggingOfTheJdk_showsTheIdsWhereSomebodyAsksForThem() throws Exception {
    Output output = play(Library.JUL, List.of(JUL_ON, AGENT), Map.of());

    ReceivedSpan request = request();
    assertThat(output.stderrOfTheApplication().lines())
        .containsExactly(
            "before",
            "inside trace_id="
                + request.traceId()
                + " span_id="
                + request.spanId()
                + " trace_flags="
                + FLAGS,
            "behind");
  }
}
