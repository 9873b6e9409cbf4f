package io.hindcast.exporter.otlp;

import io.hindcast.exporter.OtlpProtocol;
import io.hindcast.exporter.OtlpSettings;
import io.hindcast.exporter.Signal;
import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Opens the transport that is configured; the other one's classes are not loaded. */
final class Transports {
  private Transports() {}

  /**
   * A new transport.
   *
   * @param version of the agent, for the header {@code User-Agent}
   * @throws IOException a certificate or key can't be read
   * @throws GeneralSecurityException a certificate or key is not one
   */
  static Transport open(Signal signal, OtlpSettings settings, String version)
      throws IOException, GeneralSecurityException {
    // OTLP specification, "User Agent"; collectors look for the exporters' usual name.
    String userAgent = "Hindcast/" + version + " (OTel-OTLP-Exporter-Java)";
    @Nullable SSLContext tls = TlsContexts.of(settings);
    return settings.protocol() == OtlpProtocol.GRPC
        ? new GrpcTransport(signal, settings, tls, userAgent)
        : new HttpTransport(settings, tls, userAgent);
  }
}
