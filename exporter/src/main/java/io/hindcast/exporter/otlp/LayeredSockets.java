package io.hindcast.exporter.otlp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * TLS over a plain socket that we keep hold of. To close a TLS socket is to say goodbye on it,
 * which waits for whoever is writing: where the collector does not read any more, for good, and at
 * the end of the JVM so would the JVM. The plain one below is closed at once.
 *
 * <p>The JDK's client makes the plain socket itself, since {@link #createSocket()} says, by not
 * being overridden, that it can't. One sender has one connection, so the last one is the one in
 * use.
 */
final class LayeredSockets extends SSLSocketFactory implements Runnable {
  private final SSLSocketFactory tls;
  private volatile @Nullable Socket last;

  LayeredSockets(SSLSocketFactory tls) {
    this.tls = tls;
  }

  /** Ends what is read from and written to the connection. By any thread. */
  @Override
  public void run() {
    Socket plain = last;
    if (plain != null) {
      try {
        plain.close();
      } catch (IOException closed) {
        // That is what it was to be.
      }
    }
  }

  @Override
  public Socket createSocket(Socket plain, String host, int port, boolean autoClose)
      throws IOException {
    last = plain;
    return tls.createSocket(plain, host, port, autoClose);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return createSocket(new Socket(host, port), host, port, true);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    return createSocket(new Socket(host, port, from, fromPort), host, port, true);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return createSocket(new Socket(host, port), host.getHostName(), port, true);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
      throws IOException {
    return createSocket(new Socket(host, port, from, fromPort), host.getHostName(), port, true);
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return tls.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return tls.getSupportedCipherSuites();
  }
}
