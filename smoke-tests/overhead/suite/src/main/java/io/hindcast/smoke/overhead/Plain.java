package io.hindcast.smoke.overhead;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The smallest program that answers over HTTP: a few hundred classes, none that an agent wants. */
final class Plain {
  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private Plain() {}

  /** The one argument is the port. */
  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(arguments[0]);
    try (ServerSocket server = new ServerSocket(port, 0, InetAddress.getLoopbackAddress())) {
      while (true) {
        try (Socket socket = server.accept()) {
          // One read holds the whole request: it comes from a connection that sends it in one
          // piece.
          var unused = socket.getInputStream().read(new byte[1024]);
          socket.getOutputStream().write(ANSWER);
        }
      }
    }
  }
}
