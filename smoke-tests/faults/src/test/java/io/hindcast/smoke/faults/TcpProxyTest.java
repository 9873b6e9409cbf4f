package io.hindcast.smoke.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TcpProxyTest {
  private static final int LONG_MILLIS = 10_000;
  private static final int SHORT_MILLIS = 200;

  private ServerSocket server;
  private TcpProxy proxy;

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    proxy = TcpProxy.to(server.getLocalPort());
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    server.close();
  }

  @Test
  void pass_bringsBytesBothWays_andEnds() throws IOException {
    byte[] sent = bytes(10_000);
    try (Socket client = connect();
        Socket accepted = accept()) {
      assertThat(through(client, accepted, sent)).isEqualTo(sent);
      assertThat(through(accepted, client, sent)).isEqualTo(sent);
      accepted.shutdownOutput();
      assertThat(client.getInputStream().read()).isNegative();
    }
  }

  @Test
  void refuse_resetsWhatIsOpen_andNobodyListens_untilItPassesAgain() throws IOException {
    try (Socket client = connect();
        Socket accepted = accept()) {
      assertThat(through(client, accepted, bytes(10))).isEqualTo(bytes(10));

      proxy.refuse();

      isReset(client);
      isReset(accepted);
      assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
    }
    proxy.pass();
    try (Socket client = connect();
        Socket accepted = accept()) {
      assertThat(through(client, accepted, bytes(10))).isEqualTo(bytes(10));
    }
  }

  @Test
  void cut_resetsWhatIsOpen_andNewOnesMayCome() throws IOException {
    try (Socket client = connect();
        Socket accepted = accept()) {
      assertThat(through(client, accepted, bytes(10))).isEqualTo(bytes(10));
      proxy.cut();
      isReset(client);
    }
    try (Socket client = connect();
        Socket accepted = accept()) {
      assertThat(through(client, accepted, bytes(10))).isEqualTo(bytes(10));
    }
  }

  @Test
  void stall_acceptsAndBringsNothing_untilItPassesAgain() throws IOException {
    proxy.stall();
    try (Socket client = connect();
        Socket accepted = accept()) {
      client.getOutputStream().write(bytes(10));
      accepted.setSoTimeout(SHORT_MILLIS);
      assertThatThrownBy(() -> accepted.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);

      proxy.pass();

      accepted.setSoTimeout(LONG_MILLIS);
      assertThat(accepted.getInputStream().readNBytes(10)).isEqualTo(bytes(10));
    }
  }

  @Test
  void stall_holdsConnectionsThatWereOpenBefore() throws IOException {
    try (Socket client = connect();
        Socket accepted = accept()) {
      assertThat(through(client, accepted, bytes(10))).isEqualTo(bytes(10));

      proxy.stall();

      client.getOutputStream().write(bytes(10));
      accepted.setSoTimeout(SHORT_MILLIS);
      assertThatThrownBy(() -> accepted.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void abandonNext_stallsOneConnectionForEver_andNoOther() throws IOException {
    proxy.abandonNext();
    try (Socket client = connect();
        Socket accepted = accept()) {
      client.getOutputStream().write(bytes(10));
      accepted.setSoTimeout(SHORT_MILLIS);
      assertThatThrownBy(() -> accepted.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);

      try (Socket other = connect();
          Socket otherAccepted = accept()) {
        assertThat(through(other, otherAccepted, bytes(10))).isEqualTo(bytes(10));
      }
      proxy.pass();

      assertThatThrownBy(() -> accepted.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void delay_holdsBackEachPiece() throws IOException {
    proxy.delay(Duration.ofMillis(SHORT_MILLIS));
    try (Socket client = connect();
        Socket accepted = accept()) {
      long start = System.nanoTime();
      assertThat(through(client, accepted, bytes(10))).isEqualTo(bytes(10));
      assertThat(through(accepted, client, bytes(10))).isEqualTo(bytes(10));
      assertThat(millisSince(start)).isGreaterThanOrEqualTo(2 * SHORT_MILLIS);
    }
  }

  @Test
  void dribble_takesItsTimeForEachByte_andIsHurriedByPassing() throws IOException {
    proxy.dribble(Duration.ofMillis(20));
    try (Socket client = connect();
        Socket accepted = accept()) {
      long start = System.nanoTime();
      assertThat(through(client, accepted, bytes(10))).isEqualTo(bytes(10));
      assertThat(millisSince(start)).isGreaterThanOrEqualTo(10 * 20);

      proxy.dribble(Duration.ofHours(1));
      client.getOutputStream().write(bytes(10));
      proxy.pass();
      assertThat(accepted.getInputStream().readNBytes(10)).isEqualTo(bytes(10));
    }
  }

  @Test
  void corruptAnswers_changesSomeBytesOfThem_theSameForOneSeed() throws IOException {
    byte[] sent = bytes(5_000);
    byte[] first;
    try (Socket client = connect();
        Socket accepted = accept()) {
      proxy.corruptAnswers(42, 100);
      assertThat(through(client, accepted, sent)).isEqualTo(sent);
      first = through(accepted, client, sent);
      proxy.corruptAnswers(42, 100);
      assertThat(through(accepted, client, sent)).isEqualTo(first);
    }
    assertThat(differences(sent, first)).isBetween(20, 100);
  }

  @Test
  void stopInAnswers_bringsSoManyBytesOfAnAnswer_andTheRestWhenItPassesAgain() throws IOException {
    proxy.stopInAnswers(1_000);
    byte[] sent = bytes(1_500);
    try (Socket client = connect();
        Socket accepted = accept()) {
      // An answer that is shorter, and a request after it: the count begins anew.
      assertThat(through(accepted, client, bytes(900))).isEqualTo(bytes(900));
      assertThat(through(client, accepted, bytes(5_000))).isEqualTo(bytes(5_000));

      accepted.getOutputStream().write(sent);

      byte[] came = client.getInputStream().readNBytes(1_000);
      client.setSoTimeout(SHORT_MILLIS);
      assertThatThrownBy(() -> client.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
      proxy.pass();
      client.setSoTimeout(LONG_MILLIS);
      byte[] rest = client.getInputStream().readNBytes(500);
      assertThat(came).isEqualTo(Arrays.copyOf(sent, 1_000));
      assertThat(rest).isEqualTo(Arrays.copyOfRange(sent, 1_000, 1_500));
    }
  }

  @Test
  void resetAfter_bringsSoManyBytesOfARequestAtMost() throws IOException {
    proxy.resetAfter(1_000);
    try (Socket client = connect();
        Socket accepted = accept()) {
      // A request that is shorter, and an answer to it: the count begins anew.
      assertThat(through(client, accepted, bytes(900))).isEqualTo(bytes(900));
      assertThat(through(accepted, client, bytes(5_000))).isEqualTo(bytes(5_000));
      assertThat(through(client, accepted, bytes(900))).isEqualTo(bytes(900));

      client.getOutputStream().write(bytes(900));

      isReset(client);
      isReset(accepted);
    }
  }

  @Test
  void resetNext_resetsOneConnection_andNoOther() throws IOException {
    proxy.resetNext();
    try (Socket client = connect();
        Socket accepted = accept();
        Socket other = connect();
        Socket otherAccepted = accept()) {
      client.getOutputStream().write(bytes(10));

      isReset(client);
      isReset(accepted);
      assertThat(through(other, otherAccepted, bytes(10))).isEqualTo(bytes(10));
    }
  }

  @Test
  void aServerThatIsDown_resetsTheClient() throws IOException {
    server.close();
    try (Socket client = connect()) {
      isReset(client);
    }
  }

  private Socket connect() throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    client.setSoTimeout(LONG_MILLIS);
    return client;
  }

  private Socket accept() throws IOException {
    Socket accepted = server.accept();
    accepted.setSoTimeout(LONG_MILLIS);
    return accepted;
  }

  private static byte[] through(Socket from, Socket to, byte[] sent) throws IOException {
    // Fits the buffers on the way, so that writing does not wait for reading.
    from.getOutputStream().write(sent);
    return to.getInputStream().readNBytes(sent.length);
  }

  private static void isReset(Socket socket) {
    assertThatThrownBy(
            () -> {
              // What had arrived before the reset may be read first.
              while (socket.getInputStream().read() >= 0) {}
            })
        .isInstanceOf(SocketException.class)
        .hasMessageContaining("reset");
  }

  private static long millisSince(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }

  private static int differences(byte[] one, byte[] other) {
    int differences = 0;
    for (int i = 0; i < one.length; i++) {
      if (one[i] != other[i]) {
        differences++;
      }
    }
    return differences;
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(7).nextBytes(bytes);
    return bytes;
  }
}
