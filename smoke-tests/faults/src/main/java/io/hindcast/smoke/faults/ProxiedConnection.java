package io.hindcast.smoke.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/** A client's connection to a {@link TcpProxy}, and the one to the server that belongs to it. */
final class ProxiedConnection {
  private static final int PIECE = 64 << 10;

  private final TcpProxy proxy;
  private final Socket client;
  private final Socket server;

  /** Since the server last spoke. By both pumps. */
  private final AtomicLong requestBytes = new AtomicLong();

  /** Since the client last spoke. By both pumps. */
  private final AtomicLong answerBytes = new AtomicLong();

  /** Guarded by the proxy. */
  boolean abandoned;

  ProxiedConnection(TcpProxy proxy, Socket client, Socket server) {
    this.proxy = proxy;
    this.client = client;
    this.server = server;
  }

  /** What the client says, until one of both ends. */
  void pumpRequests() {
    pump(client, server, true);
  }

  /** What the server says, until one of both ends. */
  void pumpAnswers() {
    pump(server, client, false);
  }

  private void pump(Socket from, Socket to, boolean isRequest) {
    byte[] piece = new byte[PIECE];
    try {
      OutputStream out = to.getOutputStream();
      int length = from.getInputStream().read(piece);
      while (length >= 0) {
        pass(piece, length, out, isRequest);
        length = from.getInputStream().read(piece);
      }
      proxy.forget(this);
      client.close();
      server.close();
    } catch (IOException e) {
      // One side is gone, so the other goes in the same way.
      reset();
    } catch (InterruptedException e) {
      reset();
      Thread.currentThread().interrupt();
    }
  }

  private void pass(byte[] piece, int length, OutputStream out, boolean isRequest)
      throws IOException, InterruptedException {
    Behaviour now = proxy.awaitMovement(this, isRequest);
    switch (now.mode) {
      case DELAY -> proxy.hold(now);
      case DRIBBLE -> {
        for (int i = 0; i < length; i++) {
          proxy.hold(now);
          out.write(piece[i]);
        }
        return;
      }
      case CORRUPT_ANSWERS -> {
        if (!isRequest) {
          now.corrupt(piece, length);
        }
      }
      case STOP_IN_ANSWERS -> {
        int room = (int) Math.max(0, now.amount - answerBytes.get());
        if (!isRequest && length > room) {
          out.write(piece, 0, room);
          proxy.awaitOther(now, this);
          out.write(piece, room, length - room);
          return;
        }
      }
      case RESET_IN_REQUESTS -> {
        long room = now.amount - requestBytes.get();
        if (isRequest && length > room) {
          out.write(piece, 0, (int) Math.max(0, room));
          throw new IOException("as told");
        }
      }
      default -> {}
    }
    if (isRequest) {
      requestBytes.addAndGet(length);
      answerBytes.set(0);
    } else {
      requestBytes.set(0);
      answerBytes.addAndGet(length);
    }
    out.write(piece, 0, length);
  }

  /** Resets both. */
  void reset() {
    proxy.forget(this);
    reset(client);
    reset(server);
  }

  /** With a reset in place of an orderly end. */
  static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // It is gone already.
    }
  }
}
