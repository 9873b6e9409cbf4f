package io.hindcast.smoke.faults;

import io.hindcast.smoke.faults.Behaviour.Mode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a client and a server on loopback, and does to their connections what networks do.
 * Knows nothing of HTTP. A new behaviour holds for connections that are open already, too. Safe for
 * use by many threads.
 */
final class TcpProxy implements AutoCloseable {
  private static final int BACKLOG = 50;

  /** Small, so that a client that writes to a stalled proxy soon has to wait, as far away. */
  private static final int RECEIVE_BUFFER = 16 << 10;

  private final int target;
  private final int port;

  // Guarded by this.
  private final Set<ProxiedConnection> connections = new HashSet<>();
  private Behaviour behaviour = Behaviour.PASS;
  private @Nullable ServerSocket listener;

  private TcpProxy(int target, ServerSocket listener) {
    this.target = target;
    this.port = listener.getLocalPort();
    this.listener = listener;
  }

  /** Listens on a free port and passes on what comes. */
  static TcpProxy to(int target) throws IOException {
    ServerSocket listener = listen(0);
    TcpProxy proxy = new TcpProxy(target, listener);
    proxy.acceptFrom(listener);
    return proxy;
  }

  int port() {
    return port;
  }

  /** Passes everything on, and listens again where it refused to. */
  synchronized void pass() throws IOException {
    behave(Behaviour.PASS);
    if (listener == null) {
      ServerSocket again = listen(port);
      listener = again;
      acceptFrom(again);
    }
  }

  /** Nobody listens any more, and what was connected is reset. */
  synchronized void refuse() throws IOException {
    ServerSocket open = listener;
    listener = null;
    if (open != null) {
      open.close();
    }
    cut();
  }

  /** Resets every connection; new ones may come. */
  synchronized void cut() {
    for (ProxiedConnection connection : Set.copyOf(connections)) {
      connection.reset();
    }
  }

  /** Accepts connections, reads nothing and answers nothing. What was on its way waits. */
  void stall() {
    behave(Behaviour.of(Mode.STALL));
  }

  /** The connection that carries the next request is never served again; all others are. */
  void abandonNext() {
    behave(Behaviour.of(Mode.ABANDON_NEXT));
  }

  /** Holds back each piece, either way. */
  void delay(Duration each) {
    behave(new Behaviour(Mode.DELAY, each.toNanos(), 0));
  }

  /** Passes on byte by byte, either way. */
  void dribble(Duration eachByte) {
    behave(new Behaviour(Mode.DRIBBLE, eachByte.toNanos(), 0));
  }

  /** Changes one byte in so many, on average, of what the server says. */
  void corruptAnswers(long seed, int oneIn) {
    behave(new Behaviour(Mode.CORRUPT_ANSWERS, oneIn, seed));
  }

  /**
   * Falls silent when the server has sent so many bytes since it last heard of the client: in the
   * middle of its answer, where that is longer. The rest comes when the proxy passes on again.
   */
  void stopInAnswers(int bytes) {
    behave(new Behaviour(Mode.STOP_IN_ANSWERS, bytes, 0));
  }

  /**
   * Resets the connection when the client has sent so many bytes since it last heard of the server:
   * in the middle of its request, where that is longer.
   */
  void resetAfter(int bytes) {
    behave(new Behaviour(Mode.RESET_IN_REQUESTS, bytes, 0));
  }

  /** Resets the connection that carries the next request, and no other. */
  void resetNext() {
    behave(Behaviour.of(Mode.RESET_NEXT));
  }

  private synchronized void behave(Behaviour other) {
    behaviour = other;
    notifyAll();
  }

  private static ServerSocket listen(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    // The port's old connections may linger when it is bound again.
    socket.setReuseAddress(true);
    socket.setReceiveBufferSize(RECEIVE_BUFFER);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
    return socket;
  }

  private void acceptFrom(ServerSocket open) {
    daemon(
        () -> {
          while (true) {
            try {
              connect(open, open.accept());
            } catch (IOException closed) {
              return;
            }
          }
        });
  }

  private void connect(ServerSocket from, Socket client) {
    Socket server;
    try {
      client.setTcpNoDelay(true);
      server = new Socket(InetAddress.getLoopbackAddress(), target);
      server.setTcpNoDelay(true);
    } catch (IOException down) {
      ProxiedConnection.reset(client);
      return;
    }
    ProxiedConnection connection = new ProxiedConnection(this, client, server);
    synchronized (this) {
      if (listener != from) {
        // Refused meanwhile.
        connection.reset();
        return;
      }
      connections.add(connection);
    }
    daemon(connection::pumpRequests);
    daemon(connection::pumpAnswers);
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  /** Waits while nothing moves on a connection, and says what is to be done then. */
  synchronized Behaviour awaitMovement(ProxiedConnection connection, boolean isRequest)
      throws InterruptedException {
    if (behaviour.mode == Mode.ABANDON_NEXT && isRequest) {
      connection.abandoned = true;
      behave(Behaviour.PASS);
    } else if (behaviour.mode == Mode.RESET_NEXT && isRequest) {
      behave(Behaviour.PASS);
      return Behaviour.of(Mode.RESET_IN_REQUESTS);
    }
    while (behaviour.mode == Mode.STALL || connection.abandoned) {
      wait();
    }
    return behaviour;
  }

  /** Waits for so long, or until there is another behaviour. */
  synchronized void hold(Behaviour current) throws InterruptedException {
    long end = System.nanoTime() + current.amount;
    while (behaviour == current) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  /** Waits until there is another behaviour, or the connection is gone. */
  synchronized void awaitOther(Behaviour current, ProxiedConnection connection)
      throws InterruptedException {
    while (behaviour == current && connections.contains(connection)) {
      wait();
    }
  }

  synchronized void forget(ProxiedConnection connection) {
    connections.remove(connection);
    // Whoever waits with a piece for it finds it closed.
    connection.abandoned = false;
    notifyAll();
  }

  @Override
  public void close() throws IOException {
    refuse();
    // Whoever waits in a stall finds its connection closed.
    behave(Behaviour.PASS);
  }
}
