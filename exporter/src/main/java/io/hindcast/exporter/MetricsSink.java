package io.hindcast.exporter;

/** Where collected metrics go. Called by the exporter's thread. */
interface MetricsSink {
  /**
   * Takes what was collected.
   *
   * @param request an {@code ExportMetricsServiceRequest}
   * @param points how many points it holds
   */
  void accept(byte[] request, int points);
}
