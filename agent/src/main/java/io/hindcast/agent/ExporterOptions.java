package io.hindcast.agent;

import io.hindcast.exporter.ExporterSettings;
import io.hindcast.exporter.OtlpProtocol;
import io.hindcast.exporter.OtlpSettings;
import io.hindcast.exporter.TracesExporter;
import io.hindcast.exporter.resource.ServiceName;
import io.hindcast.tooling.AgentLog;
import io.hindcast.tooling.config.Config;
import io.hindcast.tooling.config.Options;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From options to what the exporter is to do. */
final class ExporterOptions {
  /** The port of OTLP over gRPC: an endpoint there means gRPC where no protocol is named. */
  private static final int GRPC_PORT = 4317;

  private static final URI GRPC_DEFAULT = URI.create("http://localhost:" + GRPC_PORT);

  private static final String TRACES_PATH = "v1/traces";

  private ExporterOptions() {}

  static ExporterSettings read(Config config, String version, String command, AgentLog log) {
    Map<String, String> resource = new LinkedHashMap<>(config.get(Options.RESOURCE_ATTRIBUTES));
    String serviceName = config.find(Options.SERVICE_NAME);
    if (serviceName != null) {
      resource.put("service.name", serviceName);
    }
    resource.put("service.name", ServiceName.detect(resource, command));
    return new ExporterSettings(
        exporters(config.get(Options.TRACES_EXPORTER)),
        otlp(config, log),
        resource,
        Set.of(),
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

  private static OtlpSettings otlp(Config config, AgentLog log) {
    URI ofTraces = config.find(Options.OTLP_ENDPOINT.traces());
    URI general = config.find(Options.OTLP_ENDPOINT.general());
    URI named = ofTraces == null ? general : ofTraces;
    OtlpProtocol protocol = protocol(config.find(Options.OTLP_PROTOCOL), named);
    File key = config.find(Options.OTLP_CLIENT_KEY);
    File certificate = config.find(Options.OTLP_CLIENT_CERTIFICATE);
    if ((key == null) != (certificate == null)) {
      log.warn(
          "option "
              + Options.OTLP_CLIENT_KEY.general().name()
              + "="
              + key
              + " and "
              + Options.OTLP_CLIENT_CERTIFICATE.general().name()
              + "="
              + certificate
              + " belong together; allowed: both or none; going on without a client certificate");
      key = null;
      certificate = null;
    }
    Map<String, String> headers = config.find(Options.OTLP_HEADERS);
    Duration timeout = config.find(Options.OTLP_TIMEOUT);
    return new OtlpSettings(
        protocol,
        reachable(protocol, endpoint(protocol, ofTraces, general), log),
        headers == null ? Map.of() : headers,
        timeout == null ? OtlpSettings.DEFAULT_TIMEOUT : timeout,
        "gzip".equals(config.find(Options.OTLP_COMPRESSION)),
        path(config.find(Options.OTLP_CERTIFICATE)),
        path(key),
        path(certificate));
  }

  private static OtlpProtocol protocol(@Nullable String named, @Nullable URI endpoint) {
    boolean grpc =
        named == null
            // By its text: a URI knows neither host nor port where the host has an underscore.
            ? endpoint != null && endpoint.getRawAuthority().endsWith(":" + GRPC_PORT)
            : named.equals("grpc");
    return grpc ? OtlpProtocol.GRPC : OtlpProtocol.HTTP_PROTOBUF;
  }

  /**
   * Over HTTP the general endpoint is a base that the signal's path is appended to, the one for
   * traces is used as it is (OTLP Exporter Configuration, "Endpoint URLs for OTLP/HTTP").
   */
  private static URI endpoint(
      OtlpProtocol protocol, @Nullable URI ofTraces, @Nullable URI general) {
    if (protocol == OtlpProtocol.GRPC) {
      URI named = ofTraces == null ? general : ofTraces;
      return named == null ? GRPC_DEFAULT : named;
    }
    if (ofTraces != null) {
      return ofTraces;
    }
    String base = general == null ? "http://localhost:4318" : general.toString();
    return URI.create(base.endsWith("/") ? base + TRACES_PATH : base + "/" + TRACES_PATH);
  }

  /** gRPC resolves no host whose name has an underscore; HTTP does. */
  private static URI reachable(OtlpProtocol protocol, URI endpoint, AgentLog log) {
    if (protocol != OtlpProtocol.GRPC || endpoint.getHost() != null) {
      return endpoint;
    }
    log.warn(
        "option "
            + Options.OTLP_ENDPOINT.general().name()
            + "="
            + endpoint
            + " is refused over gRPC; allowed: a host name without underscore, or "
            + Options.OTLP_PROTOCOL.general().name()
            + "=http/protobuf; going on with "
            + GRPC_DEFAULT);
    return GRPC_DEFAULT;
  }

  private static @Nullable Path path(@Nullable File file) {
    return file == null ? null : file.toPath();
  }
}
