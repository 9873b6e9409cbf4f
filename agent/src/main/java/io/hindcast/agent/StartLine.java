package io.hindcast.agent;

import io.hindcast.exporter.ExporterSettings;
import io.hindcast.exporter.MetricsExporter;
import io.hindcast.exporter.MetricsSettings;
import io.hindcast.exporter.OtlpProtocol;
import io.hindcast.exporter.OtlpSettings;
import io.hindcast.exporter.TracesExporter;
import java.net.URI;

/** The one line that says that the agent is here: version, service, endpoints, sampling. */
final class StartLine {
  private StartLine() {}

  static String of(ExporterSettings settings, String sampler) {
    StringBuilder line = new StringBuilder(settings.agentVersion());
    line.append(" records service ").append(settings.resource().get("service.name"));
    String separator = ", sends to ";
    if (settings.exporters().contains(TracesExporter.OTLP)) {
      line.append(separator);
      append(settings.otlp(), line);
      separator = " and ";
    }
    if (settings.exporters().contains(TracesExporter.CONSOLE)) {
      line.append(separator).append("the console");
    }
    if (settings.exporters().isEmpty()) {
      line.append(separator).append("nowhere");
    }
    append(settings.metrics(), line);
    return line.append(", sampling ").append(sampler).toString();
  }

  private static void append(MetricsSettings metrics, StringBuilder line) {
    String separator = ", metrics to ";
    if (metrics.exporters().contains(MetricsExporter.OTLP)) {
      line.append(separator);
      append(metrics.otlp(), line);
      separator = " and ";
    }
    if (metrics.exporters().contains(MetricsExporter.PROMETHEUS)) {
      line.append(separator).append(metrics.prometheusHost()).append(':');
      line.append(metrics.prometheusPort()).append(" (prometheus)");
    }
    if (metrics.exporters().isEmpty()) {
      line.append(separator).append("nowhere");
    }
  }

  private static void append(OtlpSettings otlp, StringBuilder line) {
    line.append(withoutUserInfo(otlp.endpoint()));
    line.append(otlp.protocol() == OtlpProtocol.GRPC ? " (grpc)" : " (http/protobuf)");
  }

  /** By its text: a URI knows no user where the host has an underscore. */
  static String withoutUserInfo(URI endpoint) {
    String authority = endpoint.getRawAuthority();
    String userInfo = authority.substring(0, authority.lastIndexOf('@') + 1);
    return userInfo.isEmpty() ? endpoint.toString() : endpoint.toString().replace(userInfo, "");
  }
}
