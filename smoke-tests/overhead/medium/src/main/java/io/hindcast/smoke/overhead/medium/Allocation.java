package io.hindcast.smoke.overhead.medium;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/**
 * Tells on a port of its own how many bytes all threads that live have allocated since they
 * started, the application's and an agent's alike. Bare sockets: what measures must not make spans.
 */
@Component
final class Allocation {
  private final ServerSocket server;

  Allocation(Surroundings surroundings) throws IOException {
    server = new ServerSocket(surroundings.allocationPort(), 0, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::answer, "allocation");
    thread.setDaemon(true);
    thread.start();
  }

  private void answer() {
    while (true) {
      try (Socket socket = server.accept()) {
        // One read holds the whole question: it comes in one piece.
        var unused = socket.getInputStream().read(new byte[1024]);
        String bytes = Long.toString(bytes());
        String answer = "HTTP/1.1 200 OK\r\nContent-Length: " + bytes.length() + "\r\n\r\n" + bytes;
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static long bytes() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long sum = 0;
    for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
      sum += Math.max(0, bytes);
    }
    return sum;
  }
}
