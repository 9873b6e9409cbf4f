package io.hindcast.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.smoke.collector.OtlpReceiver;
import io.hindcast.smoke.collector.ReceivedSpan;
import io.hindcast.smoke.hello.Caller;
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
  void applicationWithAllPermissions_runsAndIsRecorded() throws Exception {
    Path policy =
        Files.writeString(
            directory.resolve("all.policy"),
            "grant { permission java.security.AllPermission; };\n");
    List<String> arguments =
        List.of(
            "-Djava.security.manager=default",
            "-Djava.security.policy=" + policy,
            "-javaagent:" + Artefacts.agent());

    try (OtlpReceiver receiver = OtlpReceiver.http()) {
      Output output =
          HelloRun.play(Caller.class, directory, Jdk.running(), arguments, Map.of(), receiver);

      assertThat(output.stdout()).isEqualTo(Hello.SAID);
      assertThat(output.exitCode()).isZero();
      assertThat(receiver.store().spans())
          .extracting(ReceivedSpan::kind)
          .containsExactlyInAnyOrder(ReceivedSpan.Kind.SERVER, ReceivedSpan.Kind.CLIENT);
    }
  }
}
