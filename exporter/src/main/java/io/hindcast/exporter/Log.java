package io.hindcast.exporter;

/**
 * Where messages for people go. Called by the exporter's threads, seldom: once when a state
 * changes, never for each failure. Implementations are thread safe and do not throw.
 */
public interface Log {
  /** Says something that needs no action. */
  void info(String message);

  /** Says something that somebody should look at. */
  void warn(String message);

  /** Says something to those who asked to hear more, and to nobody else. */
  void debug(String message);
}
