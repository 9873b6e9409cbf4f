package io.hindcast.instrumentations.jdbc;

import org.jspecify.annotations.Nullable;

/** Packets of MySQL's protocol: three bytes of length, a number, then the command. */
final class MariaDbTalk implements ClientTalk {
  private static final int HEADER = 4;

  private int headerBytes;
  private int length;
  private int left;
  private boolean beginsCommand;

  @Override
  public @Nullable String hear(int b) {
    if (left > 0) {
      left--;
      boolean command = beginsCommand;
      beginsCommand = false;
      return command ? "command " + b : null;
    }
    if (headerBytes < HEADER - 1) {
      length |= b << (8 * headerBytes);
      headerBytes++;
    } else {
      // The number: a command is number 0, what belongs to it goes on from there.
      beginsCommand = b == 0;
      left = length;
      headerBytes = 0;
      length = 0;
    }
    return null;
  }
}
