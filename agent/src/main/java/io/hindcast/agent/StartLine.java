package io.hindcast.agent;

import io.hindcast.exporter.ExporterSettings;
import io.hindcast.exporter.MetricsExporter;
import io.hindcast.exporter.MetricsSettings;
import io.hindcast.exporter.OtlpProtocol;
import io.hindcast.exporter.OtlpSettings;
import io.hindcast.exporter.TracesExporter;
import io.hindcast.exporter.sampling.SamplingSettings;
import java.net.URI;

/** The one line that says that the agent is here: version, service, endpoints, sampling. */
final class StartLine {
  private StartLine() {}

  static String of(ExporterSettings settings, SamplingSettings sampling) {
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
    append(sampling, line.append(", sampling "));
    return line.toString();
  }

  private static void append(SamplingSettings sampling, StringBuilder line) {
    double ratio = sampling.fixedRatio();
    if (sampling.mode() == SamplingSettings.Mode.HINDSIGHT) {
      line.append("in hindsight (baseline ");
      if (Double.isNaN(ratio)) {
        line.append(number(sampling.baselineRate())).append(" traces/s)");
      } else {
        line.append(number(ratio)).append(')');
      }
      return;
    }
    line.append(sampling.parentBased() ? "parentbased_" : "");
    if (ratio == 1) {
      line.append("always_on");
    } else if (ratio == 0) {
      line.append("always_off");
    } else {
      line.append("traceidratio ").append(ratio);
    }
  }

  /** Without {@code .0}. */
  private static String number(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
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
