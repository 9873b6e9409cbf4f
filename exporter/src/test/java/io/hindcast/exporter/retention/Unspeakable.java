package io.hindcast.exporter.retention;

/** An application's object that has no text. */
final class Unspeakable {
  @Override
  public String toString() {
    throw new IllegalStateException("no text");
  }

  /** A failure that has none. */
  static final class Failure extends RuntimeException {
    @Override
    public String getMessage() {
      throw new IllegalStateException("no message");
    }

    @Override
    public String toString() {
      throw new IllegalStateException("no text");
    }
  }
}
