package io.hindcast.agent.command;

import java.util.List;

/**
 * What a process is asked.
 *
 * @param command which of the commands
 * @param pid the process
 * @param assignments {@code name=value}, each without the end of a line
 */
record Question(String command, int pid, List<String> assignments) {
  /**
   * Reads what was typed.
   *
   * @param arguments begin with a command
   */
  static Question of(List<String> arguments) throws CommandFailure {
    String command = arguments.get(0);
    if (arguments.size() < 2) {
      throw CommandFailure.notUnderstood(command + " needs the id of a process");
    }
    int pid = pid(arguments.get(1));
    List<String> assignments = List.copyOf(arguments.subList(2, arguments.size()));
    if (!command.equals("options") && !assignments.isEmpty()) {
      throw CommandFailure.notUnderstood(command + " takes the id of a process and nothing else");
    }
    for (String assignment : assignments) {
      if (assignment.indexOf('=') <= 0 || assignment.lines().count() != 1) {
        throw CommandFailure.notUnderstood(assignment + " is no name=value");
      }
    }
    return new Question(command, pid, assignments);
  }

  private static int pid(String text) throws CommandFailure {
    try {
      int pid = Integer.parseInt(text);
      if (pid > 0) {
        return pid;
      }
    } catch (NumberFormatException noNumber) {
      // Said below.
    }
    throw CommandFailure.notUnderstood(text + " is no id of a process");
  }

  /** As the agent reads it: a line each. */
  String text() {
    StringBuilder text = new StringBuilder(command);
    for (String assignment : assignments) {
      text.append('\n').append(assignment);
    }
    return text.append('\n').toString();
  }
}
