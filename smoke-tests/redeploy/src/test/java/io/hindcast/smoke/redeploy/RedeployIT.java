package io.hindcast.smoke.redeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hindcast.smoke.collector.OtlpReceiver;
import io.hindcast.smoke.collector.ReceivedSpan;
import io.hindcast.smoke.stage.Artefacts;
import io.hindcast.smoke.stage.ChildProcess;
import io.hindcast.smoke.stage.Jdk;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that was undeployed leaves nothing of itself in the JVM. */
final class RedeployIT {
  /**
   * Fifty take a minute for each JDK: they are asked for. One that is left is left the first time.
   */
  private static final int TIMES = Integer.getInteger("redeploy.times", 8);

  private static final Duration END = Duration.ofMinutes(3);

  /** Of the application's lines, those of a request. */
  private static final String OF_A_TRACE = "[0-9a-f]{32} .*";

  /** What Tomcat's own script opens, so that it looks for what an application left. */
  private static final List<String> OPEN =
      List.of(
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.io=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.rmi/sun.rmi.transport=ALL-UNNAMED");

  @TempDir Path directory = Path.of("");

  @Test
  void noClassLoaderIsLeft() throws Exception {
    redeploy(Jdk.running());
  }

  @Test
  void noClassLoaderIsLeft_onJdk25() throws Exception {
    Optional<Jdk> jdk = Jdk.version25();
    assumeTrue(
        jdk.isPresent(), "neither -Dhindcast.test.jdk25 nor JAVA25_HOME names a JDK 25: skipped");
    redeploy(jdk.orElseThrow());
  }

  private void redeploy(Jdk jdk) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(jdk.java(), "-XX:+UseSerialGC", "-Xmx256m"));
    command.addAll(OPEN);
    command.add("-javaagent:" + Artefacts.agent());
    String classes = System.getProperty("redeploy.classes", "");
    String server = System.getProperty("redeploy.server", "");
    command.addAll(List.of("-cp", classes + File.pathSeparator + Path.of(server, "*")));
    command.add(Redeploy.class.getName());
    command.add(System.getProperty("redeploy.application", ""));
    command.addAll(List.of(classes, Integer.toString(TIMES)));
    try (OtlpReceiver receiver = OtlpReceiver.http()) {
      Map<String, String> environment =
          Map.of(
              "OTEL_EXPORTER_OTLP_ENDPOINT",
              receiver.endpoint(),
              "OTEL_TRACES_SAMPLER",
              "always_on");
      try (ChildProcess process = ChildProcess.start("redeploy", directory, command, environment)) {
        int exit = process.awaitEnd(END);
        assertThat(exit).as("%s", process.stderr()).isZero();
        assertThat(process.stdout().lines())
            .as("%s", process.stderr())
            .contains("loaders left of " + TIMES + ": 0");
        assertThat(process.stdout().lines().filter(line -> line.matches(OF_A_TRACE)))
            .as("lines with a trace id: of two tasks and two of the request itself")
            .hasSizeGreaterThanOrEqualTo(4 * TIMES);
        assertThat(process.stderr().lines().filter(line -> line.startsWith("hindcast: ")))
            .as("what the agent says")
            .hasSize(1);
      }
      List<ReceivedSpan> spans = receiver.store().spans();
      assertThat(spans.stream().filter(span -> span.kind() == ReceivedSpan.Kind.SERVER))
          .hasSize(TIMES);
      assertThat(spans.stream().filter(span -> !span.text("db.system.name").isEmpty()))
          .hasSizeGreaterThanOrEqualTo(3 * TIMES);
    }
  }
}
