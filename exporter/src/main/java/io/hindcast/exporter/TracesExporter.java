package io.hindcast.exporter;

/** Where kept traces go: the values of {@code OTEL_TRACES_EXPORTER}; none is the empty set. */
public enum TracesExporter {
  /** To a collector. */
  OTLP,
  /** As trees to a stream of this process. */
  CONSOLE
}
