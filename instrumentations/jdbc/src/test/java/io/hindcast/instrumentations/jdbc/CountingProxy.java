package io.hindcast.instrumentations.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Stands between a driver and its server on loopback, and counts the commands by their names. */
final class CountingProxy implements AutoCloseable {
  private static final int PIECE = 16 << 10;
  private static final long PATIENCE_NANOS = 20_000_000_000L;

  private final int target;
  private final Supplier<ClientTalk> talk;
  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  // Both guarded by this.
  private Map<String, Integer> commands = new TreeMap<>();
  private int talking;

  /**
   * Listens.
   *
   * @param target the server's port
   * @param talk for each connection
   */
  CountingProxy(int target, Supplier<ClientTalk> talk) throws IOException {
    this.target = target;
    this.talk = talk;
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /**
   * What was counted since it was taken last. Waits until all clients are gone and heard: a goodbye
   * has no answer, so it may still be on its way when its process is over.
   */
  synchronized Map<String, Integer> take() throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (talking > 0) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        throw new AssertionError("connections that are still open: " + talking);
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    Map<String, Integer> taken = commands;
    commands = new TreeMap<>();
    return taken;
  }

  private synchronized void count(String command) {
    commands.merge(command, 1, Integer::sum);
  }

  private synchronized void talks(int more) {
    talking += more;
    notifyAll();
  }

  private void accept() {
    while (true) {
      try {
        Socket client = listener.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        open.add(client);
        open.add(server);
        ClientTalk ofClient = talk.get();
        talks(1);
        daemon(
            () -> {
              pump(client, server, ofClient);
              talks(-1);
            });
        daemon(() -> pump(server, client, b -> null));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void pump(Socket from, Socket to, ClientTalk heard) {
    byte[] piece = new byte[PIECE];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
        // Before the server can answer: who has the answer finds the command counted.
        for (int i = 0; i < length; i++) {
          String command = heard.hear(piece[i] & 0xff);
          if (command != null) {
            count(command);
          }
        }
        out.write(piece, 0, length);
      }
    } catch (IOException e) {
      // One side is gone, so both are.
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
