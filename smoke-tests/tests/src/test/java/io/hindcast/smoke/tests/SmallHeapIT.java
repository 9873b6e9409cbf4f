package io.hindcast.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.smoke.collector.OtlpReceiver;
import io.hindcast.smoke.collector.ReceivedSpan;
import io.hindcast.smoke.hello.Busy;
import io.hindcast.smoke.stage.Artefacts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the agent holds scales down with the heap: a service that fits goes on fitting. */
final class SmallHeapIT {
  @TempDir Path directory = Path.of("");

  @ParameterizedTest
  @EnumSource(Java.class)
  void of64MiB_allAnswersAreRight_andTheAgentDelivers(Java java) throws Exception {
    List<String> arguments =
        List.of(
            "-Xmx64m",
            // Else Java 17's server waits 40 ms in each answer for the client's acknowledgement.
            "-Dsun.net.httpserver.nodelay=true",
            "-javaagent:" + Artefacts.agent());
    try (OtlpReceiver receiver = OtlpReceiver.http()) {
      Output output =
          HelloRun.play(Busy.class, directory, java.jdk(), arguments, Map.of(), receiver);

      assertThat(output.stdout()).isEqualTo(Busy.SAID);
      assertThat(output.exitCode()).isZero();
      assertThat(output.stderrOfTheApplication()).isEmpty();
      // Some may be lost, which is said at the end; nothing else may be.
      assertThat(output.hindcastLines())
          .filteredOn(line -> !line.contains("QUEUE_FULL") && !line.contains("before the end"))
          .as("the start line")
          .hasSize(1);
      assertThat(receiver.store().spans())
          .filteredOn(span -> span.kind() == ReceivedSpan.Kind.SERVER)
          .hasSizeBetween(1, Busy.REQUESTS);
    }
  }
}
