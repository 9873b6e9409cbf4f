package io.hindcast.exporter.metrics;

import io.hindcast.exporter.sampling.Baseline;
import io.opentelemetry.api.metrics.Meter;

/** What the baseline says of itself. */
public final class SamplingMetrics {
  private SamplingMetrics() {}

  /** Registers it; it is asked for when metrics are collected. */
  public static void register(Meter meter, Baseline baseline) {
    meter
        .counterBuilder("hindcast.sampling.parents.refused")
        .setUnit("{trace}")
        .setDescription("Traces whose callers had sampled them, beyond the rate that is followed.")
        .buildWithCallback(measurement -> measurement.record(baseline.refusedParents()));
  }
}
