package io.hindcast.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.smoke.collector.OtlpReceiver;
import io.hindcast.smoke.collector.ReceivedPoint;
import io.hindcast.smoke.collector.ReceivedSpan;
import io.hindcast.smoke.hello.Graceful;
import io.hindcast.smoke.stage.Artefacts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is recorded while the application's own hooks end it. */
final class GracefulEndIT {
  @TempDir Path directory = Path.of("");

  @ParameterizedTest
  @EnumSource
  void requestsThatEndAfterOurHook_areDelivered(Java java) throws Exception {
    List<String> arguments = List.of("-javaagent:" + Artefacts.agent());
    try (OtlpReceiver receiver = OtlpReceiver.http()) {
      Output output =
          HelloRun.play(Graceful.class, directory, java.jdk(), arguments, Map.of(), receiver);

      assertThat(output.stdout()).isEqualTo("answered: 204\nanswered: 204\n");
      assertThat(output.stderrOfTheApplication()).isEmpty();
      assertThat(receiver.store().spans())
          .filteredOn(span -> span.kind() == ReceivedSpan.Kind.SERVER)
          .extracting(span -> span.attributes().get("url.path"))
          .containsExactly(Graceful.IN_FLIGHT, Graceful.LATE);
      assertThat(receiver.store().points("http.server.request.duration"))
          .extracting(ReceivedPoint::count)
          .containsExactly(2L);
    }
  }
}
