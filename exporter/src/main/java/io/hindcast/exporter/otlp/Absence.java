package io.hindcast.exporter.otlp;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import org.jspecify.annotations.Nullable;

/**
 * Tells a collector that is not there from a connection that broke. At the end of the JVM the one
 * is not waited for, the other deserves another attempt.
 */
final class Absence {
  /** Of causes: who links them in a circle does not hang us. */
  private static final int MOST_CAUSES = 8;

  private Absence() {}

  /** Whether nobody is there, or nobody who may be trusted. */
  static boolean explains(@Nullable Throwable failure) {
    Throwable cause = failure;
    for (int i = 0; i < MOST_CAUSES && cause != null; i++) {
      if (cause instanceof ConnectException
          || cause instanceof UnknownHostException
          || cause instanceof NoRouteToHostException
          || cause instanceof SocketTimeoutException
          || cause instanceof CertificateException) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }
}
