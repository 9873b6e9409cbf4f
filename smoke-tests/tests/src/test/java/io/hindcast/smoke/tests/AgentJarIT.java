package io.hindcast.smoke.tests;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.hindcast.smoke.collector.OtlpReceiver;
import io.hindcast.smoke.collector.ReceivedSpan;
import io.hindcast.smoke.hello.Hello;
import io.hindcast.smoke.stage.Artefacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The ways to name the jar on the command line, good ones and odd ones. */
final class AgentJarIT {
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

  @ParameterizedTest
  @EnumSource(Java.class)
  void asItIs(Java java) throws Exception {
    Output output = play(java, agent(Artefacts.agent()));

    assertThat(output.stdout()).isEqualTo(Hello.SAID);
    assertThat(output.hindcastLines()).singleElement(as(STRING)).contains("hello");
    assertThat(output.stderrOfTheApplication()).isEmpty();
    seenOnce();
  }

  @ParameterizedTest
  @EnumSource(Java.class)
  void renamed_worksAllTheSame(Java java) throws Exception {
    Path renamed = Files.copy(Artefacts.agent(), directory.resolve("observability.jar"));

    Output output = play(java, agent(renamed));

    assertThat(output.stdout()).isEqualTo(Hello.SAID);
    assertThat(output.hindcastLines()).as("the start line").hasSize(1);
    assertThat(output.stderrOfTheApplication()).isEmpty();
    seenOnce();
  }

  @ParameterizedTest
  @EnumSource(Java.class)
  void twice_startsOnceAndSaysSo(Java java) throws Exception {
    Output output = play(java, agent(Artefacts.agent()), agent(Artefacts.agent()));

    assertThat(output.stdout()).isEqualTo(Hello.SAID);
    assertThat(output.stderrOfTheApplication()).isEmpty();
    assertThat(output.hindcastLines())
        .as("the start line and the complaint")
        .hasSize(2)
        .filteredOn(line -> line.contains("twice") || line.contains("already"))
        .hasSize(1);
    seenOnce();
  }

  @ParameterizedTest
  @EnumSource(Java.class)
  void twoCopies_startOnceAndBlameNeitherByTheOthersName(Java java) throws Exception {
    Path copy = Files.copy(Artefacts.agent(), directory.resolve("copy.jar"));

    Output output = play(java, agent(Artefacts.agent()), agent(copy));

    assertThat(output.stdout()).isEqualTo(Hello.SAID);
    assertThat(output.stderrOfTheApplication()).isEmpty();
    assertThat(output.hindcastLines())
        .filteredOn(line -> line.contains("twice"))
        .singleElement(as(STRING))
        .doesNotContain(Artefacts.agent().toString());
    seenOnce();
  }

  @ParameterizedTest
  @EnumSource(Java.class)
  void besideAnotherAgent_saysSo(Java java) throws Exception {
    Path second = Path.of(System.getProperty("smoke.second-agent.jar", ""));

    Output output = play(java, agent(second), agent(Artefacts.agent()));

    assertThat(output.stdout()).isEqualTo(Hello.SAID);
    assertThat(output.hindcastLines())
        .filteredOn(line -> line.toLowerCase(Locale.ROOT).contains("opentelemetry"))
        .hasSize(1);
  }

  private Output play(Java java, String... agents) throws Exception {
    Output output = HelloRun.play(directory, java.jdk(), List.of(agents), Map.of(), receiver);
    assertThat(output.exitCode()).as(output.stderr()).isZero();
    return output;
  }

  /** The process has ended, so whatever it was to send is here. */
  private void seenOnce() {
    assertThat(receiver.store().spans())
        .filteredOn(span -> span.kind() == ReceivedSpan.Kind.SERVER)
        .singleElement()
        .satisfies(span -> assertThat(span.text("url.path")).isEqualTo("/hello"));
  }

  private static String agent(Path jar) {
    return "-javaagent:" + jar;
  }
}
