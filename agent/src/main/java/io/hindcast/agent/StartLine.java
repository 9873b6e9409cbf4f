package io.hindcast.agent;

import io.hindcast.exporter.ExporterSettings;
import io.hindcast.exporter.OtlpProtocol;
import io.hindcast.exporter.TracesExporter;
import java.net.URI;

/** The one line that says that the agent is here: version, service, endpoint, sampling. */
final class StartLine {
  private StartLine() {}

  static String of(ExporterSettings settings, String sampler) {
    StringBuilder line = new StringBuilder(settings.agentVersion());
    line.append(" records service ").append(settings.resource().get("service.name"));
    String separator = ", sends to ";
    if (settings.exporters().contains(TracesExporter.OTLP)) {
      line.append(separator).append(withoutUserInfo(settings.otlp().endpoint()));
      line.append(settings.otlp().protocol() == OtlpProtocol.GRPC ? " (grpc)" : " (http/protobuf)");
      separator = " and ";
    }
    if (settings.exporters().contains(TracesExporter.CONSOLE)) {
      line.append(separator).append("the console");
    }
    if (settings.exporters().isEmpty()) {
      line.append(separator).append("nowhere");
    }
    return line.append(", sampling ").append(sampler).toString();
  }

  private static String withoutUserInfo(URI endpoint) {
    String userInfo = endpoint.getRawUserInfo();
    return userInfo == null ? endpoint.toString() : endpoint.toString().replace(userInfo + "@", "");
  }
}
