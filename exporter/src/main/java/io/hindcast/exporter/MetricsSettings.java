package io.hindcast.exporter;

import java.time.Duration;
import java.util.Set;

/**
 * What is measured, and where it goes.
 *
 * @param exporters where metrics go; empty for nowhere, nothing is measured then
 * @param interval between two exports by OTLP
 * @param timeout for one export
 * @param temporality of what is sent by OTLP
 * @param exemplars whether data points name traces that are kept
 * @param prometheusHost where to listen; unused without {@link MetricsExporter#PROMETHEUS}
 * @param prometheusPort where to listen; 0 for any
 * @param maxSeries how many sets of attributes each instrument may have; the rest is added up in
 *     one more
 * @param otlp how to reach the collector; unused without {@link MetricsExporter#OTLP}
 */
public record MetricsSettings(
    Set<MetricsExporter> exporters,
    Duration interval,
    Duration timeout,
    Temporality temporality,
    boolean exemplars,
    String prometheusHost,
    int prometheusPort,
    int maxSeries,
    OtlpSettings otlp) {

  /** Takes copies and refuses what cannot work. */
  public MetricsSettings {
    exporters = Set.copyOf(exporters);
    if (interval.isNegative() || interval.isZero()) {
      throw new IllegalArgumentException("interval must be positive: " + interval);
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout must be positive: " + timeout);
    }
    if (prometheusPort < 0 || prometheusPort > 0xffff) {
      throw new IllegalArgumentException("port must be from 0 to 65535: " + prometheusPort);
    }
    if (maxSeries < 1) {
      throw new IllegalArgumentException("there must be room for one series: " + maxSeries);
    }
  }
}
