package io.hindcast.agent.command;

import io.hindcast.premain.HindcastAgent;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Has the agent of a running process answer a question. */
public final class Command {
  static final int DONE = 0;
  static final int NOT_DONE = 1;
  static final int NOT_UNDERSTOOD = 2;

  private Command() {}

  /**
   * Runs one; called through reflection.
   *
   * @param arguments what was typed, a command first
   * @param jar the agent's own jar
   * @return the exit code
   */
  public static int run(String[] arguments, File jar) {
    return run(List.of(arguments), jar, System.out, System.err);
  }

  static int run(List<String> arguments, File jar, PrintStream out, PrintStream err) {
    try {
      Answer answer = ask(Question.of(arguments), jar);
      for (String line : answer.lines()) {
        if (answer.exitCode() == DONE) {
          out.println(line);
        } else {
          complain(line, err);
        }
      }
      return answer.exitCode();
    } catch (CommandFailure failure) {
      complain(failure.getMessage(), err);
      return failure.exitCode();
    } catch (IOException failure) {
      complain("the file for question and answer can't be used: " + failure, err);
      return NOT_DONE;
    }
  }

  private static void complain(@Nullable String line, PrintStream err) {
    err.println("hindcast: " + String.valueOf(line).replace('\n', ' ').replace('\r', ' '));
  }

  private static Answer ask(Question question, File jar) throws CommandFailure, IOException {
    int pid = question.pid();
    TargetProcess.check(pid);
    if (ModuleLayer.boot().findModule("jdk.attach").isEmpty()) {
      throw CommandFailure.notDone(
          "this Java runtime is without the module jdk.attach; run the command with a JDK");
    }
    try (Exchange exchange = Exchange.open(question)) {
      CommandFailure notLoaded = null;
      try {
        Attachment.load(pid, jar, HindcastAgent.QUESTION + exchange.path());
      } catch (CommandFailure failure) {
        notLoaded = failure;
      }
      Answer answer = exchange.answer();
      if (answer != null) {
        return answer;
      }
      throw notLoaded != null
          ? notLoaded
          : CommandFailure.notDone(
              "process "
                  + pid
                  + " did not answer: its Hindcast is older than this one, or may not write to "
                  + exchange.path());
    }
  }
}
