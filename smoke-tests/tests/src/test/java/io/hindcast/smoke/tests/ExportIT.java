package io.hindcast.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.smoke.collector.OtlpReceiver;
import io.hindcast.smoke.hello.Hello;
import io.hindcast.smoke.stage.Artefacts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where spans go does not decide how the application fares. */
final class ExportIT {
  @TempDir Path directory = Path.of("");

  @ParameterizedTest
  @EnumSource(Java.class)
  void toACollectorThatIsDown(Java java) throws Exception {
    OtlpReceiver down = OtlpReceiver.http();
    down.close();

    Output output = play(java, Map.of(), down);

    assertThat(output.stdout()).isEqualTo(Hello.SAID);
    assertThat(output.stderrOfTheApplication()).isEmpty();
    assertThat(output.hindcastLines())
        .as("the start line, what cannot be sent, and how much it was in the end")
        .hasSizeBetween(2, 3);
  }

  @ParameterizedTest
  @EnumSource(Java.class)
  void toTheConsole(Java java) throws Exception {
    try (OtlpReceiver unused = OtlpReceiver.http()) {
      Output output = play(java, Map.of("OTEL_TRACES_EXPORTER", "console"), unused);

      assertThat(output.stdout() + output.stderr()).contains(Hello.SAID, "GET /hello");
      assertThat(unused.store().spans()).isEmpty();
    }
  }

  private Output play(Java java, Map<String, String> environment, OtlpReceiver receiver)
      throws Exception {
    List<String> agent = List.of("-javaagent:" + Artefacts.agent());
    Output output = HelloRun.play(directory, java.jdk(), agent, environment, receiver);
    assertThat(output.exitCode()).as(output.stderr()).isZero();
    return output;
  }
}
