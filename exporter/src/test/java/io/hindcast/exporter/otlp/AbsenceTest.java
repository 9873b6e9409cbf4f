package io.hindcast.exporter.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

final class AbsenceTest {
  @Test
  void nobodyThere_orNobodyToTrust() {
    List<Exception> failures =
        List.of(
            new ConnectException("Connection refused"),
            new UnknownHostException("collector"),
            new NoRouteToHostException(),
            new SocketTimeoutException("connect timed out"),
            new CertificateException("unable to find valid certification path"));

    assertThat(failures)
        .allMatch(Absence::explains)
        .allMatch(failure -> Absence.explains(new IOException(new RuntimeException(failure))));
  }

  @Test
  void connectionsThatBreak_areNoAbsence() {
    Exception handshake = new SSLHandshakeException("Remote host terminated the handshake");
    handshake.initCause(new EOFException());

    assertThat(Absence.explains(new SocketException("Connection reset"))).isFalse();
    assertThat(Absence.explains(new SocketException("Unexpected end of file"))).isFalse();
    assertThat(Absence.explains(handshake)).isFalse();
    assertThat(Absence.explains(null)).isFalse();
  }

  @Test
  void circleOfCauses_ends() {
    Exception one = new IOException();
    Exception other = new IOException(one);
    one.initCause(other);

    assertThat(Absence.explains(one)).isFalse();
  }
}
