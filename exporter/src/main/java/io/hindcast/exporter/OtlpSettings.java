package io.hindcast.exporter;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the collector (OpenTelemetry specification, "OpenTelemetry Protocol Exporter").
 * Values are resolved for one signal already.
 *
 * @param protocol how OTLP is carried
 * @param endpoint with HTTP the URL that is posted to, the signal's path included; with gRPC
 *     scheme, host and port. {@code http} or {@code https}
 * @param headers sent with every request, also called metadata
 * @param timeout for one attempt, connecting included
 * @param gzip whether bodies are compressed
 * @param trustedCertificates PEM file of the authorities to trust; null for those of the JVM
 * @param clientKey PEM file (PKCS 8) of the key that this process shows; null for none
 * @param clientCertificate PEM file of the certificate chain to that key; null for none
 */
public record OtlpSettings(
    OtlpProtocol protocol,
    URI endpoint,
    Map<String, String> headers,
    Duration timeout,
    boolean gzip,
    @Nullable Path trustedCertificates,
    @Nullable Path clientKey,
    @Nullable Path clientCertificate) {

  /** Time for one attempt by the OpenTelemetry specification. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

  /** Refuses what cannot work. */
  public OtlpSettings {
    String scheme = endpoint.getScheme();
    if (!"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme)) {
      throw new IllegalArgumentException("endpoint must be an http or https URL: " + endpoint);
    }
    // Not asked for its host: a URI knows no host with an underscore.
    if (endpoint.getRawAuthority() == null) {
      throw new IllegalArgumentException("endpoint must name a host: " + endpoint);
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout must be positive: " + timeout);
    }
    if ((clientKey == null) != (clientCertificate == null)) {
      throw new IllegalArgumentException(
          "client key and client certificate belong together: key="
              + clientKey
              + " certificate="
              + clientCertificate);
    }
    headers = Map.copyOf(headers);
  }

  /** The same with a shorter timeout, where that is shorter. */
  OtlpSettings within(Duration atMost) {
    return atMost.compareTo(timeout) >= 0
        ? this
        : new OtlpSettings(
            protocol,
            endpoint,
            headers,
            atMost,
            gzip,
            trustedCertificates,
            clientKey,
            clientCertificate);
  }

  /** Uncompressed, without headers, trusting whom the JVM trusts. */
  public static OtlpSettings of(OtlpProtocol protocol, URI endpoint) {
    return new OtlpSettings(protocol, endpoint, Map.of(), DEFAULT_TIMEOUT, false, null, null, null);
  }
}
