package io.hindcast.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.smoke.collector.OtlpReceiver;
import io.hindcast.smoke.hello.Hello;
import io.hindcast.smoke.stage.Artefacts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the agent is told, the application starts and answers, and one line says what is wrong.
 */
final class BadInputIT {
  @TempDir static Path directory = Path.of("");

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("onBothJavas")
  void oneLine_namesTheOptionAndItsValue(Java java, BadInput input) throws Exception {
    try (OtlpReceiver receiver = OtlpReceiver.http()) {
      Output output =
          HelloRun.play(
              directory,
              java.jdk(),
              input.javaArguments(Artefacts.agent()),
              input.environment(),
              receiver);

      assertThat(output.stdout()).isEqualTo(Hello.SAID);
      assertThat(output.exitCode()).isZero();
      assertThat(output.stderrOfTheApplication()).isEmpty();
      assertThat(output.hindcastLines())
          .filteredOn(line -> input.named().stream().allMatch(line::contains))
          .hasSize(1);
      assertThat(output.hindcastLines())
          .as("the start line and the complaint")
          .hasSizeBetween(2, 2 + input.consequences());
    }
  }

  static List<Arguments> onBothJavas() throws Exception {
    List<Arguments> all = new ArrayList<>();
    for (Java java : Java.values()) {
      for (BadInput input : BadInput.all(directory)) {
        all.add(Arguments.of(java, input));
      }
    }
    return all;
  }
}
