package io.hindcast.agent;

import io.hindcast.exporter.OtlpProtocol;
import io.hindcast.exporter.OtlpSettings;
import io.hindcast.exporter.Signal;
import io.hindcast.tooling.AgentLog;
import io.hindcast.tooling.config.Config;
import io.hindcast.tooling.config.Options;
import io.hindcast.tooling.config.Options.OtlpOption;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From options to how a signal reaches its collector. */
final class OtlpOptions {
  /** The port of OTLP over gRPC: an endpoint there means gRPC where no protocol is named. */
  private static final int GRPC_PORT = 4317;

  private static final URI GRPC_DEFAULT = URI.create("http://localhost:" + GRPC_PORT);

  private final Config config;
  private final AgentLog log;

  /** What holds for all signals is said once. */
  private final Set<String> said = new HashSet<>();

  OtlpOptions(Config config, AgentLog log) {
    this.config = config;
    this.log = log;
  }

  OtlpSettings read(Signal signal) {
    URI own = config.find(Options.OTLP_ENDPOINT.of(signal.word()));
    URI general = config.find(Options.OTLP_ENDPOINT.general());
    OtlpProtocol protocol =
        protocol(find(Options.OTLP_PROTOCOL, signal), own == null ? general : own);
    File key = find(Options.OTLP_CLIENT_KEY, signal);
    File certificate = find(Options.OTLP_CLIENT_CERTIFICATE, signal);
    if ((key == null) != (certificate == null)) {
      warn(
          "option "
              + name(Options.OTLP_CLIENT_KEY, signal)
              + "="
              + key
              + " and "
              + name(Options.OTLP_CLIENT_CERTIFICATE, signal)
              + "="
              + certificate
              + " belong together; allowed: both or none; going on without a client certificate");
      key = null;
      certificate = null;
    }
    Map<String, String> headers = find(Options.OTLP_HEADERS, signal);
    Duration timeout = find(Options.OTLP_TIMEOUT, signal);
    return new OtlpSettings(
        protocol,
        reachable(protocol, endpoint(protocol, own, general, signal), signal),
        headers == null ? Map.of() : headers,
        timeout == null ? OtlpSettings.DEFAULT_TIMEOUT : timeout,
        "gzip".equals(find(Options.OTLP_COMPRESSION, signal)),
        path(find(Options.OTLP_CERTIFICATE, signal)),
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
   * Over HTTP the general endpoint is a base that the signal's path is appended to, the signal's
   * own is used as it is (OTLP Exporter Configuration, "Endpoint URLs for OTLP/HTTP").
   */
  private static URI endpoint(
      OtlpProtocol protocol, @Nullable URI own, @Nullable URI general, Signal signal) {
    if (own != null) {
      return own;
    }
    if (protocol == OtlpProtocol.GRPC) {
      return general == null ? GRPC_DEFAULT : general;
    }
    String base = general == null ? "http://localhost:4318" : general.toString();
    return URI.create(base.endsWith("/") ? base + signal.path() : base + "/" + signal.path());
  }

  /** gRPC resolves no host whose name has an underscore; HTTP does. */
  private URI reachable(OtlpProtocol protocol, URI endpoint, Signal signal) {
    if (protocol != OtlpProtocol.GRPC || endpoint.getHost() != null) {
      return endpoint;
    }
    warn(
        "option "
            + name(Options.OTLP_ENDPOINT, signal)
            + "="
            + StartLine.withoutUserInfo(endpoint)
            + " is refused over gRPC; allowed: a host name without underscore, or "
            + Options.OTLP_PROTOCOL.general().name()
            + "=http/protobuf; going on with "
            + GRPC_DEFAULT);
    return GRPC_DEFAULT;
  }

  private <T> @Nullable T find(OtlpOption<T> option, Signal signal) {
    return config.find(option, signal.word());
  }

  /** The name under which it was set, or would be. */
  private String name(OtlpOption<?> option, Signal signal) {
    return config.find(option.of(signal.word())) == null
        ? option.general().name()
        : option.of(signal.word()).name();
  }

  private void warn(String line) {
    if (said.add(line)) {
      log.warn(line);
    }
  }

  private static @Nullable Path path(@Nullable File file) {
    return file == null ? null : file.toPath();
  }
}
