package io.hindcast.exporter.otlp;

/** What goes first, and what makes room last. */
public enum Priority {
  /** Somebody will look for it: traces that were kept for what happened. */
  EVIDENCE,
  /** What is sent to know what is normal. */
  BASELINE
}
