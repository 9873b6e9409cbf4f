package io.hindcast.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said without asking anybody; {@code CommandIT} asks real processes. */
final class CommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    return Command.run(
        List.of(arguments),
        new File("no-such.jar"),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void nothingIsOnStandardOutput() {
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  private void says(String line) {
    assertThat(err.toString(StandardCharsets.UTF_8).lines()).containsExactly("hindcast: " + line);
  }

  @Test
  void withoutProcess() {
    assertThat(run("options")).isEqualTo(2);
    says("options needs the id of a process");
  }

  @ParameterizedTest
  @CsvSource({"abc", "0", "-1", "1.5", "99999999999", "''"})
  void whatIsNoProcess(String text) {
    assertThat(run("requests", text)).isEqualTo(2);
    says(text + " is no id of a process");
  }

  @Test
  void whatIsNoAssignment() {
    assertThat(run("options", "1", "a=b", "rare")).isEqualTo(2);
    says("rare is no name=value");
  }

  @Test
  void assignmentOverTwoLines() {
    assertThat(run("options", "1", "a=b\nc=d")).isEqualTo(2);
    says("a=b c=d is no name=value");
  }

  @Test
  void assignmentWhereNoneIsTaken() {
    assertThat(run("requests", "1", "a=b")).isEqualTo(2);
    says("requests takes the id of a process and nothing else");
  }

  @Test
  void processThatHasEnded() throws IOException, InterruptedException {
    String java = System.getProperty("java.home") + "/bin/java";
    Process process = new ProcessBuilder(java, "-version").start();
    process.waitFor();
    assertThat(run("options", Long.toString(process.pid()))).isEqualTo(1);
    says("there is no process " + process.pid());
  }

  @Test
  void itself() {
    String own = Long.toString(ProcessHandle.current().pid());
    assertThat(run("options", own)).isEqualTo(1);
    says("process " + own + " is this command itself");
  }

  @Test
  void question_isALineEach() throws CommandFailure {
    Question question = Question.of(List.of("options", "4711", "a=b", "c="));
    assertThat(question.pid()).isEqualTo(4711);
    assertThat(question.text()).isEqualTo("options\na=b\nc=\n");
  }
}
