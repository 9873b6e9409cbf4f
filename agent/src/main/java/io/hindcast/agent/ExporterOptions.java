package io.hindcast.agent;

import io.hindcast.exporter.ExporterSettings;
import io.hindcast.exporter.MetricsExporter;
import io.hindcast.exporter.MetricsSettings;
import io.hindcast.exporter.Signal;
import io.hindcast.exporter.SpoolSettings;
import io.hindcast.exporter.Temporality;
import io.hindcast.exporter.TracesExporter;
import io.hindcast.exporter.resource.ServiceName;
import io.hindcast.tooling.AgentLog;
import io.hindcast.tooling.config.Config;
import io.hindcast.tooling.config.Options;
import java.io.File;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From options to what the exporter is to do. */
final class ExporterOptions {
  private ExporterOptions() {}

  static ExporterSettings read(Config config, String version, String command, AgentLog log) {
    Map<String, String> resource = new LinkedHashMap<>(config.get(Options.RESOURCE_ATTRIBUTES));
    String serviceName = config.find(Options.SERVICE_NAME);
    if (serviceName != null) {
      resource.put("service.name", serviceName);
    }
    resource.put("service.name", ServiceName.detect(resource, command));
    OtlpOptions otlp = new OtlpOptions(config, log);
    return new ExporterSettings(
        exporters(config.get(Options.TRACES_EXPORTER)),
        otlp.read(Signal.TRACES),
        metrics(config, otlp),
        spool(config),
        resource,
        Set.of(),
        config.get(Options.JDBC_PARAMETERS_REDACT),
        version,
        config.get(Options.SHUTDOWN_TIMEOUT));
  }

  private static Set<TracesExporter> exporters(List<String> names) {
    Set<TracesExporter> exporters = EnumSet.noneOf(TracesExporter.class);
    if (names.contains("otlp")) {
      exporters.add(TracesExporter.OTLP);
    }
    if (names.contains("console")) {
      exporters.add(TracesExporter.CONSOLE);
    }
    return exporters;
  }

  private static MetricsSettings metrics(Config config, OtlpOptions otlp) {
    List<String> names = config.get(Options.METRICS_EXPORTER);
    Set<MetricsExporter> exporters = EnumSet.noneOf(MetricsExporter.class);
    if (names.contains("otlp")) {
      exporters.add(MetricsExporter.OTLP);
    }
    if (names.contains("prometheus")) {
      exporters.add(MetricsExporter.PROMETHEUS);
    }
    return new MetricsSettings(
        exporters,
        config.get(Options.METRIC_EXPORT_INTERVAL),
        config.get(Options.METRIC_EXPORT_TIMEOUT),
        temporality(config.get(Options.METRICS_TEMPORALITY)),
        config.get(Options.METRICS_EXEMPLAR_FILTER).equals("trace_based"),
        config.get(Options.PROMETHEUS_HOST),
        config.get(Options.PROMETHEUS_PORT),
        config.get(Options.METRICS_MAX_SERIES),
        otlp.read(Signal.METRICS));
  }

  private static Temporality temporality(String name) {
    return switch (name) {
      case "delta" -> Temporality.DELTA;
      case "lowmemory" -> Temporality.LOW_MEMORY;
      default -> Temporality.CUMULATIVE;
    };
  }

  private static @Nullable SpoolSettings spool(Config config) {
    File directory = config.find(Options.SPOOL_DIRECTORY);
    return directory == null
        ? null
        : new SpoolSettings(directory.toPath(), config.get(Options.SPOOL_BYTES));
  }
}
