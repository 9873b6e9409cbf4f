package io.hindcast.smoke.overhead;

import io.hindcast.smoke.stage.Artefacts;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The agents that are compared, each as its documentation says to start it. They are asked for the
 * same work: spans, no metrics, no logs.
 */
@SuppressWarnings("ImmutableEnumChecker") // Map.of gives maps that nobody can change.
enum Arm {
  NONE("none", null, Map.of()),
  HINDCAST(
      "Hindcast",
      "hindcast.agent.jar",
      Map.of("OTEL_TRACES_SAMPLER", "always_on", "OTEL_METRICS_EXPORTER", "none")),
  /** As it comes: recorded whole, and decided when a request is over. */
  HINDCAST_HINDSIGHT(
      "Hindcast, in hindsight", "hindcast.agent.jar", Map.of("OTEL_METRICS_EXPORTER", "none")),
  OPENTELEMETRY(
      "OpenTelemetry",
      "overhead.opentelemetry.jar",
      Map.of(
          "OTEL_TRACES_SAMPLER", "always_on",
          "OTEL_METRICS_EXPORTER", "none",
          "OTEL_LOGS_EXPORTER", "none")),
  OPENTELEMETRY_1(
      "OpenTelemetry, 1 %",
      "overhead.opentelemetry.jar",
      Map.of(
          "OTEL_TRACES_SAMPLER", "parentbased_traceidratio",
          "OTEL_TRACES_SAMPLER_ARG", "0.01",
          "OTEL_METRICS_EXPORTER", "none",
          "OTEL_LOGS_EXPORTER", "none")),
  DATADOG(
      "Datadog",
      "overhead.datadog.jar",
      Map.of(
          "DD_JMXFETCH_ENABLED", "false",
          "DD_INSTRUMENTATION_TELEMETRY_ENABLED", "false",
          "DD_REMOTE_CONFIGURATION_ENABLED", "false",
          "DD_PROFILING_ENABLED", "false",
          "DD_TRACE_SAMPLE_RATE", "1"));

  private final String label;
  private final @Nullable String jarProperty;
  private final Map<String, String> environment;

  Arm(String label, @Nullable String jarProperty, Map<String, String> environment) {
    this.label = label;
    this.jarProperty = jarProperty;
    this.environment = environment;
  }

  String label() {
    return label;
  }

  /** Whether every span is sent, so that one that is missing is known to be lost. */
  boolean keepsAll() {
    return this != OPENTELEMETRY_1 && this != HINDCAST_HINDSIGHT;
  }

  /** The agent's file; null without an agent. */
  @Nullable Path jar() {
    return jarProperty == null ? null : Artefacts.file(jarProperty);
  }

  /** What goes before {@code -jar}. */
  List<String> javaArguments() {
    Path jar = jar();
    return jar == null ? List.of() : List.of("-javaagent:" + jar);
  }

  /** How it is told where to send to; a name that an agent does not know does nothing. */
  Map<String, String> environment(String receiver) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("OTEL_SERVICE_NAME", "overhead");
    all.put("OTEL_EXPORTER_OTLP_ENDPOINT", receiver);
    all.put("DD_SERVICE", "overhead");
    all.put("DD_TRACE_AGENT_URL", receiver);
    return all;
  }
}
