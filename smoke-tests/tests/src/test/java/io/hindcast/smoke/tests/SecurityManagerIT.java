package io.hindcast.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.smoke.collector.OtlpReceiver;
import io.hindcast.smoke.collector.ReceivedSpan;
import io.hindcast.smoke.hello.Hello;
import io.hindcast.smoke.stage.Artefacts;
import io.hindcast.smoke.stage.Jdk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Java 17 still has a SecurityManager; 25 has none any more. */
final class SecurityManagerIT {
  @TempDir Path directory = Path.of("");

  @Test
  void applicationWithAllPermissions_isRecorded() throws Exception {
    Path policy =
        Files.writeString(
            directory.resolve("all.policy"),
            "grant { permission java.security.AllPermission; };\n");

    try (OtlpReceiver receiver = OtlpReceiver.http()) {
      Output output =
          play(receiver, "-Djava.security.manager=default", "-Djava.security.policy=" + policy);

      assertThat(output.stdout()).isEqualTo(Hello.SAID);
      assertThat(output.hindcastLines()).as("the start line").hasSize(1);
      assertThat(receiver.store().spans())
          .extracting(ReceivedSpan::kind)
          .containsExactly(ReceivedSpan.Kind.SERVER);
    }
  }

  private Output play(OtlpReceiver receiver, String... properties) throws Exception {
    List<String> arguments =
        List.of(properties[0], properties[1], "-javaagent:" + Artefacts.agent());
    return HelloRun.play(directory, Jdk.running(), arguments, Map.of(), receiver);
  }
}
