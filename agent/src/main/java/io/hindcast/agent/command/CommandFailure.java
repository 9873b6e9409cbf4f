package io.hindcast.agent.command;

/** Why a command ends without having done what it should; its message is for whoever typed it. */
final class CommandFailure extends Exception {
  private final int exitCode;

  private CommandFailure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** It was understood, but could not be done. */
  static CommandFailure notDone(String message) {
    return new CommandFailure(Command.NOT_DONE, message);
  }

  /** It was not understood. */
  static CommandFailure notUnderstood(String message) {
    return new CommandFailure(Command.NOT_UNDERSTOOD, message);
  }

  int exitCode() {
    return exitCode;
  }
}
