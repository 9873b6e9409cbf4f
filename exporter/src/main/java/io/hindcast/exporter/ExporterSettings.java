package io.hindcast.exporter;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the exporter is to do. Typed values only: reading them from properties and environment is
 * the work of the agent's configuration.
 *
 * @param exporters where kept traces go; empty for nowhere, they are drained and counted then
 * @param otlp how traces reach the collector; unused without {@link TracesExporter#OTLP}
 * @param metrics what is measured, and where it goes
 * @param spool where evidence waits on the disk; null for nowhere
 * @param resource attributes of this process that were configured ({@code OTEL_SERVICE_NAME} as
 *     {@code service.name}, {@code OTEL_RESOURCE_ATTRIBUTES}); they win over detected ones
 * @param redactedQueryKeys keys whose values are taken out of exported URLs, in addition to those
 *     of the semantic conventions; compared as they are written
 * @param redactedParameters rules for parameters of statements that are not shown, as {@link
 *     io.hindcast.exporter.render.ParameterRules} has them
 * @param agentVersion exported as {@code telemetry.distro.version}
 * @param shutdownDeadline how long the end of the JVM may wait for delivery
 */
public record ExporterSettings(
    Set<TracesExporter> exporters,
    OtlpSettings otlp,
    MetricsSettings metrics,
    @Nullable SpoolSettings spool,
    Map<String, String> resource,
    Set<String> redactedQueryKeys,
    List<String> redactedParameters,
    String agentVersion,
    Duration shutdownDeadline) {

  /** Takes copies. */
  public ExporterSettings {
    exporters = Set.copyOf(exporters);
    resource = Map.copyOf(resource);
    redactedQueryKeys = Set.copyOf(redactedQueryKeys);
    redactedParameters = List.copyOf(redactedParameters);
    if (shutdownDeadline.isNegative()) {
      throw new IllegalArgumentException(
          "shutdown deadline must not be negative: " + shutdownDeadline);
    }
  }
}
