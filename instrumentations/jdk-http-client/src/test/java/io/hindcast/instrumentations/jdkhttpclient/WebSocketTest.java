package io.hindcast.instrumentations.jdkhttpclient;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.HttpClientRecord;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WebSocketTest {
  @RegisterExtension
  static final WovenExtension woven = WovenExtension.of(new JdkHttpClientModule());

  private static final String KEY = "Sec-WebSocket-Key: ";

  @Test
  void handshake_succeedsAndIsRecorded() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<List<String>> heads = new CompletableFuture<>();
      Thread accepting = new Thread(() -> heads.completeAsync(() -> accept(server), Runnable::run));
      accepting.start();

      WebSocket socket =
          HttpClient.newHttpClient()
              .newWebSocketBuilder()
              .header("X-Own", "1")
              .buildAsync(
                  URI.create("ws://127.0.0.1:" + server.getLocalPort() + "/chat"),
                  new WebSocket.Listener() {})
              .get();
      socket.abort();

      assertThat(heads.get()).contains("X-Own: 1", "Upgrade: websocket");
    }

    HttpClientRecord record = (HttpClientRecord) woven.await(1).get(0);
    assertThat(record.status).isEqualTo(101);
  }

  /** Answers one handshake (RFC 6455, section 4.2.2). */
  private static List<String> accept(ServerSocket server) {
    try (Socket socket = server.accept()) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      List<String> head = new ArrayList<>();
      String key = "";
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        head.add(line);
        if (line.startsWith(KEY)) {
          key = line.substring(KEY.length());
        }
      }
      byte[] digest =
          MessageDigest.getInstance("SHA-1")
              .digest(
                  (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
                      .getBytes(StandardCharsets.ISO_8859_1));
      String answer =
          "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              + "Sec-WebSocket-Accept: "
              + Base64.getEncoder().encodeToString(digest)
              + "\r\n\r\n";
      socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      var unused = in.read();
      return head;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
