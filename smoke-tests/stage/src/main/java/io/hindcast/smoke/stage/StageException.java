package io.hindcast.smoke.stage;

/** Something on the stage did not start, answer or end in time; the message says what it wrote. */
public final class StageException extends RuntimeException {
  public StageException(String message) {
    super(message);
  }

  StageException(String message, Throwable cause) {
    super(message, cause);
  }
}
