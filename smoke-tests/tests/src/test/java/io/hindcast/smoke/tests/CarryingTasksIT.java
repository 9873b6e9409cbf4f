package io.hindcast.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.smoke.collector.OtlpReceiver;
import io.hindcast.smoke.hello.Carrying;
import io.hindcast.smoke.stage.Artefacts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The JDK's tasks carry their contexts. Nothing else would notice if they did not: the table that
 * is there for a JVM where they can't does the same, for more.
 */
final class CarryingTasksIT {
  @TempDir Path directory = Path.of("");

  @ParameterizedTest
  @EnumSource
  void tasksOfTheJdk_haveFields(Java java) throws Exception {
    List<String> arguments = List.of("-javaagent:" + Artefacts.agent());
    try (OtlpReceiver receiver = OtlpReceiver.http()) {
      Output output =
          HelloRun.play(Carrying.class, directory, java.jdk(), arguments, Map.of(), receiver);

      assertThat(output.stdout().lines())
          .contains(
              "FutureTask hindcastContext",
              "FutureTask hindcastMoment",
              "ForkJoinTask hindcastContext",
              "ForkJoinTask hindcastMoment");
    }
  }
}
