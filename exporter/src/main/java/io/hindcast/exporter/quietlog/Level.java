package io.hindcast.exporter.quietlog;

/** Stands in for {@code java.util.logging.Level}; the levels that the libraries refer to. */
public enum Level {
  /** The finest detail. */
  FINEST,
  /** Fine detail. */
  FINER,
  /** Detail. */
  FINE,
  /** News. */
  INFO,
  /** Trouble. */
  WARNING,
  /** Failure. */
  SEVERE
}
