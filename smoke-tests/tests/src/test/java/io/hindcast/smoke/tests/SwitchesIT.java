package io.hindcast.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.smoke.collector.OtlpReceiver;
import io.hindcast.smoke.collector.ReceivedSpan;
import io.hindcast.smoke.hello.Hello;
import io.hindcast.smoke.stage.Artefacts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What switches the agent, or a part of it, off. */
final class SwitchesIT {
  private static final String AGENT = "-javaagent:" + Artefacts.agent();

  @TempDir Path directory = Path.of("");
  private OtlpReceiver receiver;

  @BeforeEach
  void listen() throws IOException {
    receiver = OtlpReceiver.http();
  }

  @AfterEach
  void stopListening() {
    receiver.close();
  }

  @Test
  void theInstrumentationOfTheServer_recordsNothingThen() throws Exception {
    Output output =
        play(List.of("-Dhindcast.instrumentation.jdk-http-server.enabled=false"), Map.of());
    assertThat(output.hindcastLines()).as("the start line").hasSize(1);
    assertThat(receiver.store().spans()).isEmpty();
  }

  @Test
  void anotherInstrumentation_leavesTheServersAlone() throws Exception {
    Output output = play(List.of(), Map.of("HINDCAST_INSTRUMENTATION_JDBC_ENABLED", "false"));
    assertThat(output.hindcastLines()).as("the start line").hasSize(1);
    assertThat(receiver.store().spans())
        .singleElement()
        .extracting(ReceivedSpan::kind)
        .isEqualTo(ReceivedSpan.Kind.SERVER);
  }

  @Test
  void allOfIt_saysSoInOneLine() throws Exception {
    Output output = play(List.of("-Dhindcast.enabled=false"), Map.of());
    assertThat(output.hindcastLines())
        .singleElement()
        .asString()
        .contains("switched off", "the application runs without it");
    assertThat(receiver.store().spans()).isEmpty();
  }

  private Output play(List<String> properties, Map<String, String> environment) throws Exception {
    List<String> arguments = new ArrayList<>(properties);
    arguments.add(AGENT);
    Output output =
        HelloRun.play(directory, Java.OF_THE_BUILD.jdk(), arguments, environment, receiver);
    assertThat(output.exitCode()).as(output.stderr()).isZero();
    assertThat(output.stdout()).isEqualTo(Hello.SAID);
    return output;
  }
}
