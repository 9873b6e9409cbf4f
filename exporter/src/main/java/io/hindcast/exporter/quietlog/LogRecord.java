package io.hindcast.exporter.quietlog;

import org.jspecify.annotations.Nullable;

/** Stands in for {@code java.util.logging.LogRecord}. Keeps what {@link Logger} may tell. */
public class LogRecord {
  private final Level level;
  private final @Nullable String message;
  private @Nullable Throwable thrown;

  /** A message. */
  public LogRecord(Level level, @Nullable String message) {
    this.level = level;
    this.message = message;
  }

  /** Not told. */
  public void setLoggerName(@Nullable String name) {}

  /** Not told. */
  public void setSourceClassName(@Nullable String name) {}

  /** Not told. */
  public void setSourceMethodName(@Nullable String name) {}

  /** Not told. */
  public void setParameters(Object @Nullable [] parameters) {}

  /** Sets what went wrong. */
  public void setThrown(@Nullable Throwable thrown) {
    this.thrown = thrown;
  }

  Level level() {
    return level;
  }

  @Nullable String message() {
    return message;
  }

  @Nullable Throwable thrown() {
    return thrown;
  }
}
