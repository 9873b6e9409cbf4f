package io.hindcast.exporter;

/** Where metrics go: the values of {@code OTEL_METRICS_EXPORTER}; none is the empty set. */
public enum MetricsExporter {
  /** To a collector, at intervals. */
  OTLP,
  /** To whoever asks, over HTTP. */
  PROMETHEUS
}
