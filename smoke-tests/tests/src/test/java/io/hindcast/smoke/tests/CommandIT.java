package io.hindcast.smoke.tests;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hindcast.smoke.hello.Waiting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code java -jar hindcast-agent.jar}: a running process is asked, and told. */
final class CommandIT {
  private static final String RARE = "hindcast.sampling.rare";

  @TempDir Path directory = Path.of("");

  @ParameterizedTest
  @EnumSource(Java.class)
  void options_areShownAndSet_andTheAgentIsStartedOnce(Java java) throws Exception {
    try (RunningProcess process =
        RunningProcess.start(
            directory, java, "-Dhindcast.sampling.n-plus-one=7", RunningProcess.agent())) {
      Output shown = process.ask("options");
      assertThat(shown.exitCode()).as(shown.stderr()).isZero();
      assertThat(shown.stdout().lines())
          .contains(
              RARE + "=true (default)",
              "hindcast.sampling.n-plus-one=7 (system property hindcast.sampling.n-plus-one)");
      assertThat(shown.stderr()).isEmpty();

      Output set = process.ask("options", RARE + "=false", "hindcast.sampling.n-plus-one=9");
      assertThat(set.exitCode()).as(set.stderr()).isZero();
      assertThat(set.stdout())
          .isEqualToNormalizingNewlines(
              RARE
                  + "=false (set in the running process)\n"
                  + "hindcast.sampling.n-plus-one=9 (set in the running process)\n");

      assertThat(process.ask("options", RARE + "=").stdout().strip())
          .isEqualTo(RARE + "=true (default)");

      assertThat(process.hindcastLines())
          .as("the start line and the changes")
          .hasSize(4)
          .contains(
              "hindcast: option "
                  + RARE
                  + " is changed from true to false (set in the running process)",
              "hindcast: option " + RARE + " is changed from false to true (default)",
              "hindcast: option hindcast.sampling.n-plus-one is changed from 7 to 9"
                  + " (set in the running process)");
      assertThat(process.stdout()).isEqualTo(Waiting.SAID);
      // Newer ones say there that they were attached to.
      if (java == Java.OF_THE_BUILD) {
        assertThat(process.stderrOfTheApplication()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Java.class)
  void valueThatIsRefused_isToldToWhoAsked_andChangesNothing(Java java) throws Exception {
    try (RunningProcess process = RunningProcess.start(directory, java, RunningProcess.agent())) {
      Output refused = process.ask("options", "hindcast.sampling.n-plus-one=9", RARE + "=perhaps");
      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.stdout()).isEmpty();
      assertThat(refused.hindcastLines())
          .singleElement(as(STRING))
          .contains(RARE + "=perhaps", "is refused; allowed: true or false; going on with true");
      assertThat(process.ask("options").stdout().lines())
          .contains("hindcast.sampling.n-plus-one=20 (default)");
      assertThat(process.hindcastLines()).as("the start line").hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Java.class)
  void requests_areThoseInFlight(Java java) throws Exception {
    try (RunningProcess process = RunningProcess.start(directory, java, RunningProcess.agent())) {
      Output requests = process.ask("requests");
      assertThat(requests.exitCode()).as(requests.stderr()).isZero();
      assertThat(requests.stdout().lines())
          .hasSize(2)
          .last(as(STRING))
          .contains(" s      1  pool-1-thread-1 ", "  GET " + Waiting.ROUTE + " (");
    }
  }

  @ParameterizedTest
  @EnumSource(Java.class)
  void processWithoutHindcast_isLeftAlone(Java java) throws Exception {
    try (RunningProcess process = RunningProcess.start(directory, java)) {
      saysOneLine(
          process.ask("options"),
          "no Hindcast that could answer runs in this process; nothing was started");
      assertThat(process.hindcastLines()).isEmpty();
    }
  }

  @Test
  void processWhoseHindcastIsSwitchedOff_saysSo() throws Exception {
    try (RunningProcess process =
        RunningProcess.start(
            directory, Java.OF_THE_BUILD, "-Dhindcast.enabled=false", RunningProcess.agent())) {
      saysOneLine(process.ask("requests"), "the Hindcast of this process does not run");
    }
  }

  @Test
  void processThatIsNoJvm_livesOn() throws Exception {
    Path sleep = Path.of("/bin/sleep");
    // Only Linux tells what a process is without asking it.
    assumeTrue(
        Files.isExecutable(sleep) && Files.exists(Path.of("/proc/self/status")),
        "skipped: it needs /proc and /bin/sleep");
    Process process = new ProcessBuilder(sleep.toString(), "60").start();
    try {
      Output output = command(List.of("options", Long.toString(process.pid())));
      saysOneLine(output, "is no JVM that can be asked");
      assertThat(process.isAlive()).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void processThatHasEnded_isNotThere() throws Exception {
    RunningProcess process = RunningProcess.start(directory, Java.OF_THE_BUILD);
    process.close();
    saysOneLine(process.ask("options"), "there is no process " + process.pid());
  }

  @Test
  void whatIsNotUnderstood_hasACodeOfItsOwn() throws Exception {
    Output unknown = command(List.of("dance"));
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.stdout()).isEmpty();
    assertThat(unknown.stderr()).contains("there is no command dance", "Usage: ");

    Output noProcess = command(List.of("options"));
    assertThat(noProcess.exitCode()).isEqualTo(2);
    assertThat(noProcess.hindcastLines())
        .containsExactly("hindcast: options needs the id of a process");
  }

  @Test
  void withoutACommand_itSaysWhatItIsFor() throws Exception {
    for (List<String> arguments : List.of(List.<String>of(), List.of("--help"))) {
      Output help = command(arguments);
      assertThat(help.exitCode()).isZero();
      assertThat(help.stdout()).startsWith("Hindcast ").contains("-javaagent:", "options <pid>");
      assertThat(help.stderr()).isEmpty();
    }
  }

  @Test
  void commandThatGetsTheAgentTooByItsEnvironment_worksAllTheSame() throws Exception {
    try (RunningProcess process =
        RunningProcess.start(directory, Java.OF_THE_BUILD, RunningProcess.agent())) {
      Output output =
          RunningProcess.command(
              directory,
              Java.OF_THE_BUILD,
              List.of("options", Long.toString(process.pid())),
              Map.of("JAVA_TOOL_OPTIONS", RunningProcess.agent()));
      assertThat(output.exitCode()).as(output.stderr()).isZero();
      assertThat(output.stdout().lines()).contains(RARE + "=true (default)");
      assertThat(output.hindcastLines()).as("the agent stays out").isEmpty();
    }
  }

  private Output command(List<String> arguments) throws Exception {
    return RunningProcess.command(directory, Java.OF_THE_BUILD, arguments, Map.of());
  }

  private static void saysOneLine(Output output, String words) {
    assertThat(output.exitCode()).isEqualTo(1);
    assertThat(output.stdout()).isEmpty();
    assertThat(output.stderr().lines())
        .singleElement(as(STRING))
        .startsWith("hindcast: ")
        .contains(words);
  }
}
