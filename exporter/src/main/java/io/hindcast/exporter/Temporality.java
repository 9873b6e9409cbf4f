package io.hindcast.exporter;

/**
 * What a data point sent by OTLP is the sum of: the values of {@code
 * OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE} (OpenTelemetry specification, "Metrics
 * Exporter - OTLP").
 */
public enum Temporality {
  /** All since the start. */
  CUMULATIVE,
  /** What happened since the last export, of what only grows. */
  DELTA,
  /** Delta where the instrument is told of each event, cumulative where it is asked. */
  LOW_MEMORY
}
