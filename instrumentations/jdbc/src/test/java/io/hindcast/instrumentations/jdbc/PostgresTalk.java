package io.hindcast.instrumentations.jdbc;

import org.jspecify.annotations.Nullable;

/** Messages of PostgreSQL's protocol 3: a type, and a length that counts itself. */
final class PostgresTalk implements ClientTalk {
  /** The first message has no type but a version of the protocol, or a request to be encrypted. */
  private static final int FIRST_HEADER = 4;

  private static final int HEADER = 5;
  private static final int MAJOR_VERSION = 3;

  private boolean started;
  private int headerBytes;
  private int type;
  private int length;
  private int left;
  private int codeBytes;
  private int code;

  @Override
  public @Nullable String hear(int b) {
    if (left > 0) {
      if (codeBytes < 4) {
        code = (code << 8) | b;
        codeBytes++;
      }
      left--;
      return left == 0 ? message() : null;
    }
    if (started && headerBytes == 0) {
      type = b;
    } else {
      length = (length << 8) | b;
    }
    headerBytes++;
    if (headerBytes < (started ? HEADER : FIRST_HEADER)) {
      return null;
    }
    left = length - 4;
    headerBytes = 0;
    length = 0;
    codeBytes = 0;
    code = 0;
    return left == 0 ? message() : null;
  }

  private String message() {
    if (started) {
      return String.valueOf((char) type);
    }
    started = (code >>> 16) == MAJOR_VERSION;
    return "start";
  }
}
