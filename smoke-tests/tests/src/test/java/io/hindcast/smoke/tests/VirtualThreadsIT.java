package io.hindcast.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.smoke.collector.OtlpReceiver;
import io.hindcast.smoke.collector.ReceivedSpan;
import io.hindcast.smoke.hello.Virtual;
import io.hindcast.smoke.stage.Artefacts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing of the agent's holds a virtual thread on its carrier. */
final class VirtualThreadsIT {
  @TempDir Path directory = Path.of("");

  @Test
  void requestsOfVirtualThreads_areTraced_andNoneIsPinnedByTheAgent() throws Exception {
    List<String> arguments = List.of("-javaagent:" + Artefacts.agent());
    try (OtlpReceiver receiver = OtlpReceiver.http()) {
      Output output =
          HelloRun.play(
              Virtual.class, directory, Java.VERSION_25.jdk(), arguments, Map.of(), receiver);

      assertThat(output.stdout()).contains("answered: " + Virtual.REQUESTS + "\n");
      assertThat(output.stdout().lines())
          .filteredOn(line -> line.startsWith(Virtual.PINNED))
          .as("the application pins one thread itself")
          .anyMatch(line -> line.contains("Virtual$Pinning"))
          .noneMatch(line -> line.contains("io.hindcast.bootstrap"))
          .noneMatch(line -> line.contains("io.hindcast.instrumentations"));
      assertThat(receiver.store().spans())
          .filteredOn(span -> span.kind() == ReceivedSpan.Kind.CLIENT)
          .hasSize(2 * Virtual.REQUESTS);
      assertThat(receiver.store().spans())
          .filteredOn(span -> span.kind() == ReceivedSpan.Kind.SERVER)
          .hasSize(2 * Virtual.REQUESTS);
    }
  }
}
