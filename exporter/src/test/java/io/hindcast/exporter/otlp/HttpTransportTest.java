package io.hindcast.exporter.otlp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hindcast.exporter.OtlpProtocol;
import io.hindcast.exporter.OtlpSettings;
import io.hindcast.exporter.Signal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Collectors that answer in odd ways: bytes over a socket, no server in between. */
@Timeout(30)
final class HttpTransportTest {
  private static final byte[] MESSAGE = {1, 2, 3};
  private static final Duration TIMEOUT = Duration.ofMillis(1_500);
  private static final Duration LONG = Duration.ofSeconds(25);
  private static final String DRIBBLE = "DRIBBLE";

  /** Says what follows, and no more. */
  private static final String STOPS = "STOPS";

  /** Accepts, and reads nothing. */
  private static final String FROZEN = "FROZEN";

  private ServerSocket server;
  private volatile String answer = "";
  private final List<Socket> accepted = new CopyOnWriteArrayList<>();

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 10, InetAddress.getByName("localhost"));
    Thread thread = new Thread(this::serve, "odd-collector");
    thread.setDaemon(true);
    thread.start();
  }

  @AfterEach
  void close() throws IOException {
    server.close();
    for (Socket socket : accepted) {
      socket.close();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 405, 407, 408, 500, 501, 302, 307})
  void statusThatIsNotRetryable_isARefusal(int status) throws Exception {
    answer = "HTTP/1.1 " + status + " Odd\r\nContent-Length: 2\r\nLocation: /x\r\n\r\nno";

    assertThat(send())
        .isEqualTo(new Outcome.Refused("HTTP " + status + " Odd", Integer.toString(status)));
  }

  @ParameterizedTest
  @CsvSource({"400, CONTENT", "413, SIZE"})
  void refusal_saysWhatItIsAbout(int status, Outcome.Blame blame) throws Exception {
    answer = "HTTP/1.1 " + status + " Odd\r\nContent-Length: 2\r\n\r\nno";

    assertThat(send())
        .isEqualTo(new Outcome.Refused("HTTP " + status + " Odd", Integer.toString(status), blame));
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 502, 503, 504})
  void statusThatIsRetryable(int status) throws Exception {
    answer = "HTTP/1.1 " + status + " Odd\r\nContent-Length: 0\r\nRetry-After: 7\r\n\r\n";

    assertThat(send())
        .isEqualTo(
            new Outcome.Retry(
                "HTTP " + status + " Odd",
                Integer.toString(status),
                true,
                Duration.ofSeconds(7).toNanos()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH_9.2\r\n",
        "\u0000\u0001\u0002\u0003",
        "CLOSE",
      })
  void garbage_isTriedAgain(String garbage) throws Exception {
    answer = garbage;

    assertThat(send()).isInstanceOf(Outcome.Retry.class);
  }

  @Test
  void connectionThatBreaks_isTriedAgain_bySomebodyThere() throws Exception {
    answer = "CLOSE";

    assertThat(send())
        .isInstanceOfSatisfying(
            Outcome.Retry.class, retry -> assertThat(retry.reachable()).isTrue());
  }

  @Test
  void nobodyListening_isTriedAgain_asNobodyThere() throws Exception {
    server.close();

    assertThat(send())
        .isInstanceOfSatisfying(
            Outcome.Retry.class, retry -> assertThat(retry.reachable()).isFalse());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\ncut",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n50\r\ncut",
      })
  void successThatIsCutShort_isSuccess(String cut) throws Exception {
    answer = cut;

    assertThat(send()).isEqualTo(new Outcome.Delivered(0, ""));
  }

  @Test
  void silence_endsWithTheTimeout() throws Exception {
    answer = "SILENCE";

    assertThat(send())
        .isInstanceOfSatisfying(
            Outcome.Retry.class,
            retry -> {
              assertThat(retry.reason()).contains("timed out");
              assertThat(retry.reachable()).isFalse();
            });
  }

  /** One byte each 100 ms, a hundred of them: six times the timeout. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nX: ",
        "HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n",
        "HTTP/1.1 200 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2710\r\n",
      })
  void dribble_endsWithTheTimeout_andCountsByItsStatus(String head) throws Exception {
    assertThat(dribble(head)).isEqualTo(new Outcome.Delivered(0, ""));
  }

  @ParameterizedTest
  @CsvSource({"HTTP/1.1 , timed out", "'HTTP/1.1 503 Busy\r\nX: ', HTTP 503 Busy"})
  void dribbleWithoutSuccess_endsWithTheTimeout_andIsTriedAgain(String head, String reason)
      throws Exception {
    assertThat(dribble(head))
        .isInstanceOfSatisfying(
            Outcome.Retry.class, retry -> assertThat(retry.reason()).contains(reason));
  }

  private Outcome dribble(String head) throws Exception {
    answer = DRIBBLE + head;
    long start = System.nanoTime();
    Outcome outcome = send();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIMEOUT.multipliedBy(3));
    return outcome;
  }

  @Test
  void afterAnAttemptThatTookTooLong_theNextOneIsMade() throws Exception {
    Transport transport = transport();
    answer = DRIBBLE + "HTTP/1.1 ";
    assertThat(transport.send(MESSAGE)).isInstanceOf(Outcome.Retry.class);

    answer = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    assertThat(transport.send(MESSAGE)).isEqualTo(new Outcome.Delivered(0, ""));
    transport.close();
  }

  /** What fits into no buffer waits for a receiver that does not read: writing has no timeout. */
  @Test
  void frozenReceiver_endsWithTheTimeout_andTheNextAttemptIsMade() throws Exception {
    server.setReceiveBufferSize(1_024);
    Transport transport = transport();
    answer = FROZEN;
    long start = System.nanoTime();

    assertThat(transport.send(new byte[8 << 20]))
        .isInstanceOfSatisfying(
            Outcome.Retry.class,
            retry -> {
              assertThat(retry.reason()).contains("timed out");
              assertThat(retry.reachable()).isFalse();
            });
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIMEOUT.multipliedBy(3));

    answer = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    assertThat(transport.send(MESSAGE)).isEqualTo(new Outcome.Delivered(0, ""));
    transport.close();
  }

  /** The JVM's end closes the transport: the rest of an answer may never come. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nbegun",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n50\r\nbegun",
      })
  void close_doesNotWaitForTheRestOfAnAnswer(String begun) throws Exception {
    answer = STOPS + begun;
    Transport transport = transport("http://localhost:" + server.getLocalPort() + "/", LONG);
    Thread sender = new Thread(() -> transport.send(MESSAGE), "reads-the-answer");
    sender.setDaemon(true);
    sender.start();
    await().until(() -> isReadingAnAnswer(sender));
    long start = System.nanoTime();

    transport.close();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  private static boolean isReadingAnAnswer(Thread thread) {
    return Stream.of(thread.getStackTrace())
        .anyMatch(
            frame ->
                frame.getClassName().equals(HttpTransport.class.getName())
                    && frame.getMethodName().equals("response"));
  }

  @Test
  void hugeAnswer_isNotRead() throws Exception {
    answer = "HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n" + "\u0000".repeat(1 << 20);

    assertThat(send()).isEqualTo(new Outcome.Delivered(0, ""));
  }

  @Test
  void connection_isKept() throws Exception {
    answer = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    Transport transport = transport();

    assertThat(transport.send(MESSAGE)).isEqualTo(new Outcome.Delivered(0, ""));
    assertThat(transport.send(MESSAGE)).isEqualTo(new Outcome.Delivered(0, ""));

    assertThat(accepted).hasSize(1);
    transport.close();
  }

  @Test
  void hostThatDoesNotResolve_isTriedAgain() throws Exception {
    Transport transport = transport("http://no-such-host.invalid:4318/v1/traces");

    assertThat(transport.send(MESSAGE))
        .isInstanceOfSatisfying(
            Outcome.Retry.class, retry -> assertThat(retry.reachable()).isFalse());
  }

  private Outcome send() throws Exception {
    Transport transport = transport();
    Outcome outcome = transport.send(MESSAGE);
    transport.close();
    return outcome;
  }

  private Transport transport() throws Exception {
    return transport("http://localhost:" + server.getLocalPort() + "/v1/traces");
  }

  private static Transport transport(String endpoint) throws Exception {
    return transport(endpoint, TIMEOUT);
  }

  private static Transport transport(String endpoint, Duration timeout) throws Exception {
    OtlpSettings settings =
        new OtlpSettings(
            OtlpProtocol.HTTP_PROTOBUF,
            URI.create(endpoint),
            Map.of(),
            timeout,
            false,
            null,
            null,
            null);
    return Transports.open(Signal.TRACES, settings, "1");
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        accepted.add(socket);
        if (answer.equals(FROZEN)) {
          continue;
        }
        Thread thread = new Thread(() -> answer(socket), "odd-answer");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void answer(Socket socket) {
    try (socket) {
      InputStream in = socket.getInputStream();
      while (readRequest(in)) {
        if (answer.equals("CLOSE")) {
          return;
        }
        if (answer.startsWith(DRIBBLE)) {
          dribble(socket);
          return;
        }
        if (answer.startsWith(STOPS)) {
          socket.getOutputStream().write(answer.substring(STOPS.length()).getBytes(ISO_8859_1));
          // Until the client goes, or the test ends.
          var unused = in.read();
          return;
        }
        if (!answer.equals("SILENCE")) {
          socket.getOutputStream().write(answer.getBytes(ISO_8859_1));
          socket.getOutputStream().flush();
          if (!answer.contains("Content-Length: 0")) {
            return;
          }
        }
      }
    } catch (IOException gone) {
      // The client has seen enough.
    }
  }

  private void dribble(Socket socket) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(answer.substring(DRIBBLE.length()).getBytes(ISO_8859_1));
    for (int i = 0; i < 100; i++) {
      out.write('x');
      out.flush();
      LockSupport.parkNanos(100_000_000);
    }
  }

  /** Reads up to the end of the headers, and the message. */
  private static boolean readRequest(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) {
        return false;
      }
      head.append((char) c);
    }
    return in.readNBytes(MESSAGE.length).length == MESSAGE.length;
  }
}
